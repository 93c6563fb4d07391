import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

import { asked } from "../../../src/analysis/kept-findings.ts";
import { root } from "../../lint.ts";
import { Session } from "./session.ts";

const steps = 16;

/** A fixed walk: the same edits in every run. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function textsOf(folder: string): Map<string, string> {
  return new Map(
    fs
      .readdirSync(path.join(folder, "src"), { recursive: true })
      .map((name) => path.join("src", String(name)))
      .filter((name) => name.endsWith(".ts"))
      .sort()
      .map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]),
  );
}

const inserted = [
  " ",
  "\n",
  "// a remark\n",
  "/* load(it) */",
  "/** @middleware */\n",
  "void 0;\n",
  "console.log(1);\n",
  "const extra = 1;\n",
  "await null;\n",
];

/** Changes one place of a text: puts something in, or takes a line, a number or a name for another. */
function edited(text: string, draw: (below: number) => number): string {
  const kind = draw(6);
  if (kind < 4) {
    const ends = [...text.matchAll(kind === 0 ? /[ ;{}]/g : /[;{}]\n/g)];
    const end = ends[draw(ends.length)];
    const at = end ? end.index + end[0].length : 0;
    return `${text.slice(0, at)}${inserted[draw(inserted.length)] ?? ""}${text.slice(at)}`;
  }
  const lines = text.split("\n");
  const at = draw(lines.length);
  const line = lines[at] ?? "";
  if (kind === 4) lines.splice(at, line.endsWith(";") ? 1 : 0);
  else
    lines[at] = line
      .replace(/\d+/, (digits) => String(Number(digits) + 1))
      .replace(/\bawait /, "");
  return lines.join("\n");
}

/** What is said of a file; of one that doesn't parse, that. */
function said(session: Session, name: string): readonly string[] {
  try {
    return session.reports(name);
  } catch (error) {
    return [String(error)];
  }
}

/** Questions that the sessions were spared, and new programs were not. */
let spared = 0;

describe.each(["koa", "express", "hono", "django-style", "sveltekit-style"])(
  "%s in an editor",
  (example) => {
    it(
      "says after every edit what a new program says",
      { timeout: 1_200_000 },
      () => {
        const folder = path.join(root, "examples", example);
        const texts = textsOf(folder);
        const session = new Session(folder, texts);
        const names = [...texts.keys()];
        const draw = drawing(example.length * 31);
        let reports = 0;
        for (let step = 0; step < steps; step++) {
          const name = names[draw(names.length)] ?? "";
          const other = names[draw(names.length)] ?? "";
          session.edit(name, edited(texts.get(name) ?? "", draw));
          const fresh = new Session(
            folder,
            new Map(texts),
            `fresh-${String(step)}.json`,
          );
          for (const each of [name, other]) {
            const start = asked.times;
            const told = said(session, each);
            const again = asked.times - start;
            expect(told, `${each} after step ${String(step)}`).toEqual(
              said(fresh, each),
            );
            spared += asked.times - start - 2 * again;
            reports += told.length;
          }
        }
        expect(reports).toBeGreaterThan(0);
      },
    );
  },
);

it("asks less than new programs do", () => {
  expect(spared).toBeGreaterThan(0);
});
