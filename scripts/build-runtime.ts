import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What worker threads load: Node 20 can't start them from TypeScript. */
const sources = ["src/runtime", "tests/conformance", "tests/runtime/modules"];

/**
 * Transpiles the runtime, and the test code that runs on its workers, into a folder that is named by
 * its content; a second call finds it there. The URL of that folder.
 */
export function buildRuntime(): URL {
  const files = sources
    .map((folder) => path.join(root, folder))
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
        .map((file) => path.join(folder, file)),
    )
    .sort()
    .map((file) => ({
      file: path.relative(root, file),
      text: fs.readFileSync(file, "utf8"),
    }));
  const hash = createHash("sha256").update(JSON.stringify(files)).digest("hex");
  const folder = path.join(root, ".cache", "runtime", hash.slice(0, 16));
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    forgetOld(path.dirname(folder));
    // Other test processes may build at the same time: whoever is first wins.
    const scratch = `${folder}-${process.pid}`;
    for (const { file, text } of files) {
      const target = path.join(scratch, file.replace(/\.ts$/, ".js"));
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, transpile(text));
    }
    try {
      fs.renameSync(scratch, folder);
    } catch {
      fs.rmSync(scratch, { recursive: true, force: true });
    }
  }
  return pathToFileURL(`${folder}/`);
}

/** Builds that nobody can be running any more. */
function forgetOld(folder: string): void {
  const hourAgo = Date.now() - 3_600_000;
  for (const name of fs.readdirSync(folder)) {
    const old = path.join(folder, name);
    if ((fs.statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? 0) < hourAgo)
      fs.rmSync(old, { recursive: true, force: true });
  }
}

function transpile(text: string): string {
  return ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  }).outputText;
}
