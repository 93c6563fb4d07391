import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";
import { rulesOf, type Program } from "./program.ts";

/** What the plugin says of programs: the lines of its reports, by rule. */
export type Reported = ReadonlyMap<string, readonly string[]>;

/** Lints programs as the files of one TypeScript program: the libraries are checked once for all of them. */
export function lintAll(programs: readonly Program[]): readonly Reported[] {
  const nameOf = (at: number): string => `fuzz/p${String(at)}.ts`;
  const program = programOf(
    Object.fromEntries(programs.map(({ source }, at) => [nameOf(at), source])),
  );
  const errors = typeErrors(program);
  if (errors.length > 0)
    throw new Error(
      `a generated program does not compile:\n${errors[0] ?? ""}`,
    );
  return programs.map(({ family }, at) => {
    const reported = new Map<string, string[]>();
    for (const { ruleId, line, messageId } of lintFile(
      program,
      virtual(nameOf(at)),
    )) {
      const rule = (ruleId ?? "").replace("async-middleware/", "");
      if (!rulesOf[family].includes(rule)) continue;
      reported.set(rule, [
        ...(reported.get(rule) ?? []),
        `${line} ${messageId ?? ""}`,
      ]);
    }
    return reported;
  });
}
