/**
 * `npm run catalogue` checks every row of `src/blocking/table.ts` against the types that are installed: each
 * must be found by the look-up that the rule uses. It lists the rows that no declaration answers to, and the
 * packages that are not installed here and so can't be checked. The table itself is written again by
 * `tsx scripts/blocking-catalogue.ts <catalogue.json>`.
 */
import ts from "typescript";

import { allEntries, type BlockingEntry } from "../src/blocking/catalogue.ts";
import { entryOf } from "../src/blocking/lookup.ts";
import { root } from "../tests/lint.ts";

export interface CatalogueCheck {
  readonly found: readonly BlockingEntry[];
  /** Rows of installed modules that no declaration answers to. */
  readonly lost: readonly BlockingEntry[];
  readonly absent: readonly string[];
}

/** Looks every row up among the declarations of the modules that are installed. */
export function checkCatalogue(): CatalogueCheck {
  const entries = allEntries();
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.es2017.sharedmemory.d.ts"],
    types: ["node"],
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  host.getCurrentDirectory = () => root;
  const from = `${root}/catalogue.ts`;
  const modules = [...new Set(entries.map(({ module }) => module))];
  const files = modules.map((module) => ({
    module,
    file: ts.resolveModuleName(module, from, options, host).resolvedModule
      ?.resolvedFileName,
  }));
  const program = ts.createProgram(
    files.flatMap(({ file }) => (file?.endsWith("ts") ? [file] : [])),
    options,
    host,
  );
  const ambient = new Set(
    program
      .getTypeChecker()
      .getAmbientModules()
      .map(({ name }) => name.slice(1, -1)),
  );
  const hit = new Set<BlockingEntry>();
  const visit = (node: ts.Node): void => {
    for (const use of ["call", "new"] as const) {
      const entry = entryOf(node as ts.Declaration, use);
      if (entry) hit.add(entry);
    }
    ts.forEachChild(node, (child) => {
      visit(child);
    });
  };
  for (const sourceFile of program.getSourceFiles())
    for (const statement of sourceFile.statements) visit(statement);
  const installed = new Set(
    files.flatMap(({ module, file }) =>
      module === "global" || ambient.has(module) || file?.endsWith("ts")
        ? [module]
        : [],
    ),
  );
  const checked = entries.filter(({ module }) => installed.has(module));
  return {
    found: checked.filter((entry) => hit.has(entry)),
    lost: checked.filter((entry) => !hit.has(entry)),
    absent: modules.filter((module) => !installed.has(module)),
  };
}

if (process.argv[1]?.endsWith("blocking-check.ts")) {
  const { found, lost, absent } = checkCatalogue();
  const lines = [
    `${String(found.length)} rows are found in the installed types`,
    `${String(lost.length)} rows of installed modules are not in these versions:`,
    ...lost.map((entry) => `  ${entry.module} ${entry.export}`),
    `${String(absent.length)} modules are not installed: ${absent.join(", ")}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
