import { describe, expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";
import { rightBehind, wrongBehind } from "./behind-cases.ts";
import { guarded } from "./guarded-cases.ts";
import { rightHanded, wrongHanded } from "./handed-cases.ts";
import { own } from "./own-cases.ts";
import { wrong as written } from "./wrong-cases.ts";

const wrong = { ...written, ...wrongBehind, ...wrongHanded };
const right = { ...own, ...guarded, ...rightBehind, ...rightHanded };
const all = { ...wrong, ...right };
const program = programOf(
  Object.fromEntries(
    Object.entries(all).map(([name, text]) => [`${name}.ts`, text]),
  ),
);

/** `line rule:kind` of every report of the two rules. */
function reportsOf(name: string): string[] {
  return lintFile(program, virtual(`${name}.ts`), {
    rules: {
      "async-middleware/no-shared-state-race": "error",
      "async-middleware/no-request-state-leak": "error",
    },
  }).map(
    ({ line, ruleId, messageId }) =>
      `${String(line)} ${(ruleId ?? "").replace("async-middleware/", "")}:${messageId ?? ""}`,
  );
}

function marksOf(text: string): string[] {
  return text.split("\n").flatMap((line, index) => {
    const mark = /\/\/ ! (\S+)$/.exec(line);
    return mark ? [`${String(index + 1)} ${mark[1] ?? ""}`] : [];
  });
}

it("compiles", () => {
  expect(typeErrors(program)).toEqual([]);
});

describe("wrong programs", () => {
  it.each(Object.keys(wrong))("%s", (name) => {
    const marks = marksOf(wrong[name] ?? "");
    expect(marks).not.toEqual([]);
    expect(reportsOf(name)).toEqual(marks);
  });
});

describe("right programs", () => {
  it.each(Object.keys(right))("%s", (name) => {
    expect(reportsOf(name)).toEqual([]);
  });
});
