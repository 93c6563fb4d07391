/**
 * An editor's session in a process of its own: `editor.ts <folder> <file>`. The file is linted, then one
 * character changes twenty times, of a comment, of a text, of a name and of a call; each time `no-floating-promises`
 * looks at the new text first, then `recommended`. Prints one line of JSON: the CPU time that our rules add.
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
  /** By what the character is a part of: a comment, a text, a name, a call. */
  readonly edits: Readonly<
    Record<string, { readonly median: number; readonly slowest: number }>
  >;
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

/** What an edit puts before the last brace of the file: one character of it is another each time. */
const edits = {
  comment: (character: string) => `// ${character}`,
  text: (character: string) => `void "${character}";`,
  name: (character: string) => `const ${character}0 = 0; void ${character}0;`,
  call: (character: string) => `console.${character}og();`,
};

const text = fs.readFileSync(full, "utf8");
const first = relint(text);
const answer: Session = {
  lines: text.split("\n").length,
  first,
  edits: Object.fromEntries(
    Object.entries(edits).map(([edit, write]) => {
      const spent = Array.from({ length: 20 }, (_, turn) =>
        String.fromCharCode(97 + turn),
      ).map((character) =>
        relint(text.replace(/\}\s*$/, `${write(character)}\n}\n`)),
      );
      spent.sort((left, right) => left - right);
      return [edit, { median: spent[10] ?? 0, slowest: spent.at(-1) ?? 0 }];
    }),
  ),
};
console.log(JSON.stringify(answer));
