import type ts from "typescript";

import type { FunctionWithBody } from "../program/syntax/functions.ts";
import type { Specifier } from "../program/types/specifier.ts";
import type { FrameworkDescriptor } from "./descriptor.ts";
import type { Downstream, Evidence } from "./site.ts";

/** What every kind of evidence needs: the program, its checker and the descriptors that can apply in it. */
export interface Finder {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** Those of whose packages the program holds at least one. */
  readonly descriptors: readonly FrameworkDescriptor[];
  readonly requestOwned: readonly Specifier[];
}

/** What one kind of evidence says of a function. */
export interface Hit {
  readonly descriptor: FrameworkDescriptor;
  readonly evidence: Evidence;
  readonly downstream: readonly Downstream[];
  /** What the framework takes the function for; where nothing is said, its downstream decides. */
  readonly role?: "middleware" | "handler";
  readonly certain?: boolean;
  readonly offLoop?: boolean;
}

/** One kind of evidence: asks whether it shows that a function is a site. */
export type Witness = (
  finder: Finder,
  body: FunctionWithBody,
) => Hit | undefined;
