import fs from "node:fs";
import path from "node:path";

const folder = path.resolve(import.meta.dirname, "..", "examples");

/** One mistake that stands in an example on purpose, as its `findings.json` lists it. */
export interface ExpectedFinding {
  readonly file: string;
  /** The text of the line on which the report begins. */
  readonly line: string;
  readonly rule: string;
}

export interface Example {
  readonly name: string;
  readonly title: string;
  readonly folder: string;
  readonly findings: readonly ExpectedFinding[];
}

/** The applications in `examples/`, each with the findings that it is there to show. */
export function examples(): Example[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const read = (file: string): unknown =>
        JSON.parse(fs.readFileSync(path.join(folder, name, file), "utf8"));
      return {
        name,
        title: (read("package.json") as { description: string }).description,
        folder: path.join(folder, name),
        findings: read("findings.json") as ExpectedFinding[],
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Message {
  readonly line: number;
  readonly ruleId: string | null;
}

/** A file's messages in the shape of `findings.json`. */
export function asFindings(
  file: string,
  text: string,
  messages: readonly Message[],
): ExpectedFinding[] {
  const lines = text.split("\n");
  return messages.map(({ line, ruleId }) => ({
    file,
    line: (lines[line - 1] ?? "").trim(),
    rule: (ruleId ?? "fatal").replace("async-middleware/", ""),
  }));
}

/** What the one list has and the other lacks, counting repeats. */
export function missingFrom(
  actual: readonly ExpectedFinding[],
  expected: readonly ExpectedFinding[],
): ExpectedFinding[] {
  const left = actual.map(keyOf);
  return expected.filter((finding) => {
    const at = left.indexOf(keyOf(finding));
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}

function keyOf({ file, line, rule }: ExpectedFinding): string {
  return `${file}\n${line}\n${rule}`;
}
