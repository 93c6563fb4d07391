import { describe, expect, it } from "vitest";

import {
  importedDefaultsOf,
  otherNamesOf,
} from "../../src/program/files/renames.ts";
import { programOf, virtual } from "../lint.ts";

const program = programOf({
  "limits/take.ts":
    "export function take() {}\nexport default class Limiter {}\n",
  "limits/index.ts":
    'export { take as grab, default as RateLimiter } from "./take.ts";\nexport default () => 1;\n',
  "app.ts":
    'import one, { grab as seize, RateLimiter as Limits } from "./limits/index.ts";\nimport Gate from "./limits/take.ts";\nimport { take } from "./limits/take.ts";\none(); seize(); take(); new Limits(); new Gate();\n',
});

const names = (name: string): string[] =>
  [...otherNamesOf(program, name)]
    .filter((each) => !each.startsWith("default:"))
    .sort();

describe("other names", () => {
  it("follows exports and imports under another name", () => {
    expect(names("take")).toEqual(["grab", "seize"]);
  });
  it("follows defaults under the importer's name, through a barrel too", () => {
    expect(names("Limiter")).toEqual(["Gate", "Limits", "RateLimiter"]);
  });
  it("knows nothing of a name that keeps its name", () => {
    expect(names("seize")).toEqual([]);
  });
  it("finds a nameless default by its file, or by the folder of an index", () => {
    const file = program.getSourceFile(virtual("limits/index.ts"));
    expect(file && [...importedDefaultsOf(program, file)]).toEqual(["one"]);
  });
});
