import path from "node:path";
import ts from "typescript";

import { createMiddlewareModel } from "../../src/middleware/model.ts";
import { settingsOf } from "../../src/settings.ts";
import { expectationsIn, seenAt } from "../../tests/frameworks/expectations.ts";
import { lintFile, typeErrors } from "../../tests/lint.ts";
import type { RecognitionSample } from "./sample.ts";

/** What came of one sample, beside the packages that it asks for. */
export interface Recognised {
  /** What was recognised as marked, as `bolt: 2 middleware`. */
  readonly sites: readonly string[];
  /** The marked lines that were reported, as `await-downstream at line 5`. */
  readonly reports: readonly string[];
  readonly problems: readonly string[];
}

export const fileOf = (sample: RecognitionSample): string =>
  sample.file ?? "sample.ts";

/** Checks a sample in the folder where it stands and its packages are installed. */
export function check(sample: RecognitionSample, folder: string): Recognised {
  const file = path.join(folder, fileOf(sample));
  const program = programIn(folder, file);
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} is not in the program`);
  const settings = {
    frameworks: Object.fromEntries(sample.ids.map((id) => [id, true])),
  };
  const model = createMiddlewareModel(program, settingsOf(settings).settings);
  const expected = expectationsIn(source);
  const wrongSites = expected.flatMap(({ node, wanted, line }) => {
    const seen = seenAt(node, model);
    return seen === wanted
      ? []
      : [`line ${String(line)}: recognised as "${seen}", not "${wanted}"`];
  });
  const wanted = marksIn(source.text);
  const reports = lintFile(program, file, { settings, cwd: folder }).map(
    ({ ruleId, line }) =>
      `${ruleId?.replace(/^.*\//, "") ?? "?"} at line ${String(line)}`,
  );
  return {
    sites: sample.ids.map((id) => {
      const roles = expected
        .map((each) => each.wanted.split(" "))
        .filter(([of]) => of === id)
        .map(([, role]) => role ?? "");
      return `${id}: ${counted(roles)}`;
    }),
    reports: reports.filter((each) => wanted.includes(each)),
    problems: [
      ...typeErrors(program).map((each) => each.replace(`${folder}/`, "")),
      ...wrongSites,
      ...(expected.length === markersIn(source.text)
        ? []
        : ["a mark stands before no function"]),
      ...wanted
        .filter((each) => !reports.includes(each))
        .map((each) => `not reported: ${each}`),
      ...reports
        .filter((each) => !wanted.includes(each))
        .map((each) => `right code is reported: ${each}`),
    ],
  };
}

/** `// rule` behind a line: what has to be reported there. */
export function marksIn(text: string): string[] {
  return text.split("\n").flatMap((line, index) => {
    const [, rule] = /\/\/ ([a-z-]+)$/.exec(line) ?? [];
    return rule ? [`${rule} at line ${String(index + 1)}`] : [];
  });
}

/** How many functions a sample marks. */
export function markersIn(text: string): number {
  return [...text.matchAll(/\/\* (?:[a-z0-9-]+ (?:middleware|handler)|-)/g)]
    .length;
}

function counted(words: readonly string[]): string {
  return [...new Set(words)]
    .map(
      (word) =>
        `${String(words.filter((other) => other === word).length)} ${word}`,
    )
    .join(", ");
}

function programIn(folder: string, file: string): ts.Program {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    strict: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options, true);
  host.getCurrentDirectory = () => folder;
  return ts.createProgram([file], options, host);
}
