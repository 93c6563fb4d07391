/**
 * An editor's session in a process of its own: `editor.ts <folder> <file>`. The file is linted, then one
 * character changes twenty times; each time `no-floating-promises` looks at the new text first, then
 * `recommended`. Prints one line of JSON: the CPU time that our rules add.
 */
import fs from "node:fs";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";

import { rulesOf } from "./sets.ts";
import { timed } from "./timed.ts";

export interface Session {
  readonly lines: number;
  /** Milliseconds, the first look at the file. */
  readonly first: number;
  readonly median: number;
  readonly slowest: number;
}

const [folder = "", file = ""] = process.argv.slice(2);
const full = path.resolve(folder, file);
const before = rulesOf("no-floating-promises");
const ours = rulesOf("recommended");
const { plugin: measured, meter } = timed(ours.plugin);
const linter = new Linter({ cwd: folder });

function lint(
  text: string,
  which: Pick<Linter.Config, "plugins" | "rules">,
): void {
  const messages = linter.verify(
    text,
    [
      {
        files: ["**/*.{ts,tsx,mts,cts}"],
        languageOptions: {
          parser,
          parserOptions: { projectService: true, tsconfigRootDir: folder },
        },
        ...which,
      },
    ],
    { filename: full },
  );
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(fatal.message);
}

function relint(text: string): number {
  lint(text, {
    plugins: { [before.prefix]: before.plugin },
    rules: before.rules,
  });
  meter.reset();
  lint(text, { plugins: { [ours.prefix]: measured }, rules: ours.rules });
  return meter.total();
}

const text = fs.readFileSync(full, "utf8");
const first = relint(text);
const spent: number[] = [];
for (let turn = 0; turn < 20; turn++)
  // One character inside the last function: the file's positions and its types change, its imports don't.
  spent.push(
    relint(
      text.replace(/\}\s*$/, `// ${"abcdefghijklmnopqrst"[turn] ?? ""}\n}\n`),
    ),
  );
spent.sort((left, right) => left - right);
const answer: Session = {
  lines: text.split("\n").length,
  first,
  median: spent[10] ?? 0,
  slowest: spent.at(-1) ?? 0,
};
console.log(JSON.stringify(answer));
