/**
 * `npm run editor`: installs the packed plugin and ESLint's language server into a fresh project and does what
 * a developer does there: opens a file, takes a quick fix, changes a helper. Prints how long each answer took;
 * ends with status 1 if one is wrong. `--keep <folder>` leaves the project there.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { install } from "./consumers/consumer.ts";
import { pack } from "./consumers/pack.ts";
import { koa, koaProject, rates } from "./consumers/sources.ts";
import { EditorSession, type Diagnostic } from "./editor/session.ts";

const { values } = parseArgs({ options: { keep: { type: "string" } } });
const home = values.keep
  ? path.resolve(values.keep)
  : fs.mkdtempSync(path.join(os.tmpdir(), "editor-"));
const folder = path.join(home, "project");
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });

const asynchronous = `import { readFile } from "node:fs/promises";

export async function rates() {
  return await readFile("rates.json", "utf8");
}
`;

install(
  {
    name: "editor",
    shows: "",
    packages: {
      eslint: "^10.0.0",
      typescript: "~6.0.0",
      "@typescript-eslint/parser": "^8.72.0",
      "vscode-langservers-extracted": "4.10.0",
      ...koa,
    },
    files: koaProject,
    checks: [],
  },
  folder,
  pack(home).tarball,
);

const session = await EditorSession.start(
  path.join(
    folder,
    "node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server",
  ),
  folder,
);
const middleware = "src/app.ts";
const helper = "src/rates.ts";

/** The rules that report the middleware's file, and how long the answer took. */
async function reported(what: string): Promise<readonly Diagnostic[]> {
  const started = performance.now();
  const diagnostics = await session.diagnostics(middleware);
  const took = performance.now() - started;
  const rules = diagnostics.map(({ code }) =>
    String(code).replace("async-middleware/", ""),
  );
  console.log(
    `${what}: ${rules.join(", ") || "nothing"} (${took.toFixed(0)} ms)`,
  );
  return diagnostics;
}

const rulesOf = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code }) => String(code));
const unawaited = "async-middleware/await-downstream";
const blocked = "async-middleware/no-blocking-call";

try {
  session.open(middleware);
  const first = await reported("the file is opened");
  assert.deepEqual(rulesOf(first), [unawaited, blocked]);
  assert.deepEqual(
    first.map(({ range }) => session.textIn(middleware, range)),
    ["next()", "rates"],
  );
  for (const { code, codeDescription } of first)
    assert.match(
      codeDescription?.href ?? "",
      new RegExp(`/docs/rules/${String(code).split("/")[1] ?? ""}\\.md$`),
    );

  const offers = await session.actions(middleware, first[0]!);
  console.log(`the light bulb: ${offers.map(({ title }) => title).join("; ")}`);
  await session.take(offers[0]!);
  assert.match(session.textOf(middleware), /return await next\(\);/);
  const second = await reported("the quick fix is taken");
  assert.deepEqual(rulesOf(second), [blocked]);

  session.open(helper);
  session.edit(helper, asynchronous);
  // An editor asks for what it changed first; the server passes text to TypeScript only then.
  await session.diagnostics(helper);
  assert.deepEqual(rulesOf(await reported("an open helper is edited")), []);
  session.edit(helper, rates);
  await session.diagnostics(helper);
  assert.deepEqual(rulesOf(await reported("and edited back")), [blocked]);
  session.close(helper);

  session.changeOnDisk(helper, asynchronous);
  const stale = await reported("a closed helper changes on disk");
  session.edit(middleware, `${session.textOf(middleware)}\n`);
  const edited = await reported("and the middleware is edited");
  session.open(helper);
  await session.diagnostics(helper);
  const opened = await reported("and the helper is opened");
  assert.deepEqual(rulesOf(opened), []);
  console.log(
    rulesOf(stale).length + rulesOf(edited).length === 0
      ? "a change on disk is seen at once"
      : "a change on disk is seen when the helper is opened, as docs/editors.md says",
  );
} finally {
  await session.stop();
  if (!values.keep) fs.rmSync(home, { recursive: true, force: true });
}
