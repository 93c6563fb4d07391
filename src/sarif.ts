import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ESLint, Linter } from "eslint";

/** A place that a message names beside its own: a step of a chain, an earlier call. */
interface Place {
  /** As the message says it, relative to the folder that ESLint ran in; the file itself without one. */
  readonly file?: string;
  readonly line: number;
}

/**
 * The places in a message's text: `(src/config.ts:12)` ends a chain in that file, `line 30` and
 * `lines 30, 31` are in the reported file. A message of ESLint has no field for them.
 */
export function placesIn(message: string): Place[] {
  const elsewhere = [
    ...message.matchAll(/\(([^\s()]+\.[cm]?[jt]sx?):(\d+)\)/g),
  ].map(([, file, line]) => ({ file: file ?? "", line: Number(line) }));
  const here = [...message.matchAll(/\blines? (\d+(?:(?:, | and )\d+)*)/g)]
    .flatMap(([, lines]) => (lines ?? "").match(/\d+/g) ?? [])
    .map((line) => ({ line: Number(line) }));
  return [...elsewhere, ...here];
}

/**
 * A formatter for `eslint -f`: SARIF 2.1.0, with the places that a message names as related locations, which
 * a code-scanning page links to.
 */
export default function sarif(
  results: readonly ESLint.LintResult[],
  context: ESLint.ResultsMeta & Partial<ESLint.LintResultData>,
): string {
  const cwd = context.cwd ?? process.cwd();
  const rulesMeta = context.rulesMeta ?? {};
  const used = new Set(
    results.flatMap(({ messages, suppressedMessages }) =>
      [...messages, ...suppressedMessages].map(({ ruleId }) => ruleId),
    ),
  );
  const rules = Object.entries(rulesMeta)
    .filter(([id]) => used.has(id))
    .map(([id, { docs }]) => ({
      id,
      shortDescription: { text: docs?.description ?? id },
      ...(docs?.url === undefined ? {} : { helpUri: docs.url }),
    }));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "ESLint",
            informationUri: "https://eslint.org",
            rules,
          },
        },
        results: results.flatMap((result) => [
          ...result.messages.map((message) => resultOf(result, message, cwd)),
          ...result.suppressedMessages.map((message) => ({
            ...resultOf(result, message, cwd),
            suppressions: message.suppressions.map(
              ({ kind, justification }) => ({
                kind: kind === "directive" ? "inSource" : "external",
                justification,
              }),
            ),
          })),
        ]),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function resultOf(
  { filePath }: ESLint.LintResult,
  message: Linter.LintMessage,
  cwd: string,
): object {
  const { ruleId, severity, line, column, endLine, endColumn } = message;
  const region = {
    // What is fatal or about a whole file may have no place.
    startLine: Math.max(1, line || 1),
    startColumn: Math.max(1, column || 1),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
  const related = placesIn(message.message).map((place, id) => ({
    id,
    message: {
      text: place.file === undefined ? "here" : "the end of the chain",
    },
    physicalLocation: physical(
      path.resolve(cwd, place.file ?? filePath),
      { startLine: place.line },
      cwd,
    ),
  }));
  return {
    ruleId: ruleId ?? "fatal",
    level: severity === 2 ? "error" : "warning",
    message: { text: message.message },
    locations: [{ physicalLocation: physical(filePath, region, cwd) }],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
  };
}

/** Relative to where ESLint ran, which code-scanning pages take for the repository; absolute outside of it. */
function physical(file: string, region: object, cwd: string): object {
  const relative = path.relative(cwd, file);
  const outside = relative.startsWith("..") || path.isAbsolute(relative);
  const uri = outside
    ? pathToFileURL(file).href
    : relative.split(path.sep).map(encodeURIComponent).join("/");
  return { artifactLocation: { uri }, region };
}
