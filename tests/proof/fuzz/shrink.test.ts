import { expect, it } from "vitest";

import { onion } from "./downstream.ts";
import { judgeOf, shrink, stepsFrom, type Judge } from "./shrink.ts";

const source = `if (a) {
  one();
} else {
  two();
}
try {
  three();
} catch {
  four();
} finally {
  five();
}
`;

it("a step takes out a statement, a branch or a guard, or leaves what is in it", () => {
  const steps = stepsFrom(source);
  const of = (text: string): string => text.replace(/\s+/g, " ").trim();
  const guard = "try { three(); } catch { four(); } finally { five(); }";
  const rest = "if (a) { one(); } else { two(); }";
  expect(steps.map(of)).toEqual(
    expect.arrayContaining([
      rest,
      guard,
      `one(); ${guard}`,
      `two(); ${guard}`,
      `if (a) { one(); } ${guard}`,
      `if (a) { } else { two(); } ${guard}`,
      `${rest} try { three(); } finally { five(); }`,
      `${rest} try { three(); } catch { four(); }`,
      `${rest} four();`,
    ]),
  );
  expect(steps.every((step) => step.length < source.length)).toBe(true);
});

it("a program shrinks to what still shows it", async () => {
  const judge: Judge = (programs) =>
    Promise.resolve(programs.find((one) => one.source.includes("four()")));
  const program = {
    ...({ family: "downstream", dialect: "koa" } as const),
    source,
  };
  expect((await shrink(program, judge)).source.trim()).toBe("four();");
});

it("a disagreement stays one, and what is left compiles", async () => {
  const cause =
    "strict says it: the second call follows a throw that any call might raise";
  const shown = {
    rule: "no-repeated-downstream",
    kind: "silent",
    cause,
  } as const;
  const program = onion(
    "const kept = await getResponse(request);",
    "try {",
    "  risky(1);",
    "  return kept;",
    "} catch (error) {",
    "  return getResponse(request);",
    "}",
  );
  const { source: left } = await shrink(program, judgeOf(shown));
  const lines = left.slice(left.indexOf("export")).trim().split("\n");
  expect(lines.map((line) => line.trim())).toEqual([
    "export const m0 = (getResponse: GetResponse) => async (request: Asked) => {",
    "const kept = await getResponse(request);",
    "try {",
    "risky(1);",
    "} catch (error) {",
    "return getResponse(request);",
    "}",
    "};",
  ]);
}, 180_000);
