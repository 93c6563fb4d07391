import type ts from "typescript";

import { prepare } from "./load.ts";
import type { Execution } from "./execution.ts";
import { lookAt, type Subject } from "./run.ts";
import { Stubs } from "./stubs.ts";
import { surfaces } from "./surfaces/index.ts";
import type { Surface } from "./surfaces/surface.ts";

/** A case as its test knows it: the files by their names in the program. */
export interface Source {
  readonly program: ts.Program;
  /** By the name that imports between them use. */
  readonly files: Readonly<Record<string, string>>;
  /** The path of a file in the program. */
  readonly pathOf: (name: string) => string;
  readonly execution: Execution;
}

/** What can't be executed, and why. */
export class NotExecutable extends Error {}

/** A case that is ready to run, one for each binding that can be mounted. */
export async function subjectsOf(source: Source): Promise<readonly Subject[]> {
  const { program, files, execution } = source;
  const prepared = prepare(files);
  const packages = await imported(prepared.packages, files);
  const surface = surfaceOf(prepared.packages, execution);
  const checker = program.getTypeChecker();
  const subject = (entry: string): Subject => ({
    prepared,
    packages,
    surface,
    entry,
    execution,
    stubs: (world) => {
      const stubs = new Stubs(checker, world);
      return {
        named: (file, name) => {
          const sourceFile = program.getSourceFile(source.pathOf(file));
          return sourceFile && stubs.named(sourceFile, name);
        },
        module: (name) => {
          for (const file of prepared.files.keys()) {
            const sourceFile = program.getSourceFile(source.pathOf(file));
            const specifier = sourceFile && importOf(sourceFile, name);
            const symbol = specifier && checker.getSymbolAtLocation(specifier);
            if (symbol)
              return { __esModule: true, ...stubs.module(symbol, specifier) };
          }
          return undefined;
        },
      };
    },
  });
  if (execution.entry !== undefined) return [subject(execution.entry)];
  const entries = entriesOf(subject, surface);
  if (entries.length === 0) throw new NotExecutable("nothing to mount");
  return entries.map(subject);
}

function importOf(
  file: ts.SourceFile,
  name: string,
): ts.Expression | undefined {
  for (const statement of file.statements) {
    const specifier = (statement as Partial<ts.ImportDeclaration>)
      .moduleSpecifier;
    if (specifier && (specifier as ts.StringLiteral).text === name)
      return specifier;
  }
  return undefined;
}

function surfaceOf(packages: readonly string[], { on }: Execution): Surface {
  const found = on
    ? surfaces.find(({ id }) => id === on)
    : surfaces.find((surface) =>
        packages.some((name) => surface.packages.test(name)),
      );
  if (on && !found) throw new NotExecutable(`no surface ${on}`);
  return found ?? surfaces.find(({ id }) => id === "onion")!;
}

/** Applications first; without one, whatever is exported and can be mounted. */
function entriesOf(
  subject: (entry: string) => Subject,
  surface: Surface,
): readonly string[] {
  const top = lookAt(subject(""));
  const mountable = [...top.values].filter(([name, value]) =>
    surface.takes(value, name),
  );
  const apps = mountable.filter(([name, value]) =>
    surface.isApp?.(value, name),
  );
  const exported = mountable.filter(([name]) => top.exported.has(name));
  const chosen =
    apps.length > 0 ? apps : exported.length > 0 ? exported : mountable;
  // `default` and the name of the same value are one.
  return chosen
    .filter(
      ([, value], at) =>
        chosen.findIndex(([, other]) => other === value) === at,
    )
    .map(([name]) => name);
}

async function imported(
  names: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<Subject["packages"]> {
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  for (const name of names) {
    if (
      Object.keys(files).some((file) =>
        file.startsWith(`node_modules/${name}/`),
      )
    )
      continue;
    try {
      const namespace = (await import(/* @vite-ignore */ name)) as Record<
        string,
        unknown
      >;
      const fallback = namespace["default"];
      const members =
        (typeof fallback === "object" || typeof fallback === "function") &&
        fallback !== null
          ? Object.fromEntries(
              Object.getOwnPropertyNames(fallback)
                .filter(
                  (key) =>
                    ![
                      "length",
                      "name",
                      "prototype",
                      "arguments",
                      "caller",
                    ].includes(key),
                )
                .map((key) => [key, Reflect.get(fallback, key) as unknown]),
            )
          : {};
      found.set(name, { ...members, ...namespace, __esModule: true });
    } catch {
      // Types alone, or not installed: made from the types.
    }
  }
  return found;
}
