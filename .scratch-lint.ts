import ts from "typescript";
import path from "node:path";
import fs from "node:fs";
import { lintFile } from "./tests/lint.ts";
const folder = path.resolve("tests/corpus/cases");
const config = ts.getParsedCommandLineOfConfigFile(path.join(folder, "tsconfig.json"), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined })!;
const [verbose] = process.argv.slice(2).filter((a) => a === "-v");
const only = process.argv.slice(2).filter((a) => a !== "-v");
const names = config.fileNames.filter((f) => only.some((o) => f.includes("/cases/" + o)));
const program = ts.createProgram(names, config.options);
for (const name of names) {
  const file = program.getSourceFile(name)!;
  for (const d of [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    console.log("TYPE", path.basename(name), file.getLineAndCharacterOfPosition(d.start!).line + 1, ts.flattenDiagnosticMessageText(d.messageText, "\n"));
  const lines = file.text.split("\n");
  const expected = new Map<string, string>();
  lines.forEach((text, i) => {
    const m = /\/\/ (\?!|!strict|!|~) ([\w:, -]+?)(?: --.*)?$/.exec(text);
    if (m) for (const e of m[2]!.split(/,\s*/)) expected.set(`${i + 1} ${e.trim()}`, m[1]!);
  });
  const rec = lintFile(program, name, { config: "recommended" });
  const strict = lintFile(program, name, { config: "strict" });
  const key = (m: any) => `${m.line} ${m.ruleId.replace("async-middleware/", "")}`;
  const find = (k: string) => [...expected].find(([e]) => e === k || e.startsWith(k + ":"));
  for (const m of rec) { const e = find(key(m)); if (!e || (e[1] !== "!" && e[1] !== "~") || (e[0].includes(":", e[0].indexOf(" ")) && !e[0].endsWith(":" + m.messageId))) console.log("UNEXPECTED", path.basename(name), key(m), m.messageId, m.message); else if (verbose) console.log("ok", key(m), m.message); }
  for (const [e, mark] of expected) {
    const [l, r] = e.split(" "); const rule = r!.split(":")[0];
    const from = mark === "!strict" ? strict : rec;
    const hit = from.some((m) => key(m) === `${l} ${rule}`);
    if (mark !== "?!" && !hit) console.log("MISSING", path.basename(name), e, mark);
    if (mark === "?!" && hit) console.log("NOW FOUND", path.basename(name), e);
  }
  if (verbose) for (const m of strict) if (!rec.some((r) => key(r) === key(m))) console.log("strict", key(m), m.message);
}
