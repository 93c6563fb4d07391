import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

import { lintFile, programOf, root, virtual } from "../../lint.ts";
import { prove } from "../prove.ts";
import { run } from "../run.ts";
import { NotExecutable, subjectsOf } from "../subject.ts";
import type { Event } from "../trail.ts";

/** A wrong sample of a rule's page, executed. */
export interface Recording {
  readonly code: string;
  /** The line that the rule reports; of a report on a `catch` or a branch, the line that runs there. */
  readonly reported: number;
  readonly requests: number;
  readonly events: readonly Event[];
  /** What went wrong, in the words of the oracle that saw it. */
  readonly verdict: string;
}

/** What an inserted call says before a statement runs: the sign, then the statement's line. */
const sign = "\u00a7";

/**
 * Executes the wrong samples of a page, one after the other, until one misbehaves by the rule's own oracles,
 * and runs that schedule once more with each statement telling when it runs.
 *
 * @throws {Error} where no sample of the page does.
 */
export async function record(rule: string): Promise<Recording> {
  const page = fs.readFileSync(
    path.join(root, "docs", "rules", `${rule}.md`),
    "utf8",
  );
  const samples = [...page.matchAll(/^```ts incorrect\n(.*?)^```$/gms)].map(
    ([, code]) => code ?? "",
  );
  for (const code of samples) {
    // A sample that opens a port of its own is nothing to try here.
    if (/\.listen\(/.test(code)) continue;
    const recording = await recordingOf(rule, code).catch((error: unknown) => {
      if (!(error instanceof NotExecutable)) throw error;
      return undefined;
    });
    if (recording) return recording;
  }
  throw new Error(`no wrong sample of docs/rules/${rule}.md misbehaves`);
}

async function recordingOf(
  rule: string,
  code: string,
): Promise<Recording | undefined> {
  const name = "a.ts";
  const source = {
    program: programOf({ [name]: code }),
    pathOf: virtual,
    execution: {},
  };
  const [message] = lintFile(source.program, virtual(name), {
    rules: { [`async-middleware/${rule}`]: "error" },
  });
  if (!message) return undefined;
  const { misbehaviour } = await prove(rule, {
    ...source,
    files: { [name]: code },
  });
  if (!misbehaviour) return undefined;
  const subjects = await subjectsOf({
    ...source,
    files: { [name]: telling(code) },
  });
  const subject = subjects.find(
    ({ entry }) => (entry ?? "") === misbehaviour.entry,
  );
  if (!subject) return undefined;
  const { scenario, schedule, what } = misbehaviour;
  const { events } = await run(subject, scenario, schedule);
  return {
    code,
    reported: executedLine(message.line, events),
    requests: scenario.requests.length,
    events,
    verdict: what,
  };
}

/** The line that an event of an inserted call tells; `undefined` of any other. */
export function lineOf(event: Event): number | undefined {
  if (event.kind !== "said" || !event.text.includes(sign)) return undefined;
  return Number(new RegExp(`${sign}(\\d+)`).exec(event.text)?.[1]);
}

function executedLine(reported: number, events: readonly Event[]): number {
  const lines = events
    .flatMap((event) => lineOf(event) ?? [])
    .sort((a, b) => a - b);
  return lines.find((line) => line >= reported) ?? lines.at(-1) ?? reported;
}

/** A program whose statements, inside of functions, say their line before they run. */
function telling(code: string): string {
  const file = ts.createSourceFile("a.ts", code, ts.ScriptTarget.Latest, true);
  const places: { readonly at: number; readonly line: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node))
      for (const statement of node.statements) {
        const at = statement.getStart(file);
        const { line } = file.getLineAndCharacterOfPosition(at);
        if (
          !ts.isFunctionDeclaration(statement) &&
          !ts.isTryStatement(statement)
        )
          places.push({ at, line: line + 1 });
      }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return places
    .sort((a, b) => b.at - a.at)
    .reduce(
      (text, { at, line }) =>
        `${text.slice(0, at)}console.log("${sign}${String(line)}"); ${text.slice(at)}`,
      code,
    );
}
