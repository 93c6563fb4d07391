import type ts from "typescript";

import type { FrameworkDescriptor } from "./descriptor.ts";
import type { MiddlewareModel } from "./site.ts";
import type { Specifier } from "../program/specifier.ts";

/** Builds the model of a program: which functions are middleware or handlers, and their contract. */
export declare function createMiddlewareModel(
  program: ts.Program,
  settings: {
    readonly descriptors: readonly FrameworkDescriptor[];
    readonly requestOwned: readonly Specifier[];
  },
): MiddlewareModel;
