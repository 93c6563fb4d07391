import type { Linter } from "eslint";
import type ts from "typescript";

import plugin from "../../../src/index.ts";
import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";
import { rulesOf, type Family, type Program } from "./program.ts";

type Config = "recommended" | "strict";

/** What the plugin says of programs: the lines of its reports, by rule. */
export type Reported = ReadonlyMap<string, readonly string[]>;

/** The rules that a grammar is about, as a config has them. */
function rulesToLint(family: Family, config: Config): Linter.RulesRecord {
  return Object.fromEntries(
    rulesOf[family].map((rule) => [
      `async-middleware/${rule}`,
      plugin.configs[config].rules?.[`async-middleware/${rule}`] ?? "off",
    ]),
  );
}

/** Lints programs as the files of one TypeScript program: the libraries are checked once for all of them. */
export function lintAll(
  programs: readonly Program[],
  config: Config = "recommended",
): readonly Reported[] {
  const { program, names } = together(programs);
  const errors = typeErrors(program);
  if (errors.length > 0)
    throw new Error(
      `a generated program does not compile:\n${errors[0] ?? ""}`,
    );
  return programs.map(({ family }, at) =>
    linted(program, names[at]!, family, config),
  );
}

/** The same of programs that may not compile: nothing is said of those. */
export function lintCompiling(
  programs: readonly Program[],
): readonly (Reported | undefined)[] {
  const { program, names } = together(programs);
  const errors = typeErrors(program);
  return programs.map(({ family }, at) =>
    errors.some((error) => error.startsWith(`${names[at]!}:`))
      ? undefined
      : linted(program, names[at]!, family, "recommended"),
  );
}

function together(programs: readonly Program[]): {
  readonly program: ts.Program;
  readonly names: readonly string[];
} {
  const nameOf = (at: number): string => `fuzz/p${String(at)}.ts`;
  const program = programOf(
    Object.fromEntries(programs.map(({ source }, at) => [nameOf(at), source])),
  );
  return { program, names: programs.map((_, at) => virtual(nameOf(at))) };
}

function linted(
  program: ts.Program,
  name: string,
  family: Family,
  config: Config,
): Reported {
  const reported = new Map<string, string[]>();
  const rules = rulesToLint(family, config);
  for (const { ruleId, line, messageId } of lintFile(program, name, {
    rules,
  })) {
    const rule = (ruleId ?? "").replace("async-middleware/", "");
    reported.set(rule, [
      ...(reported.get(rule) ?? []),
      `${line} ${messageId ?? ""}`,
    ]);
  }
  return reported;
}
