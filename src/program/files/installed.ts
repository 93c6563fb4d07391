import path from "node:path";
import ts from "typescript";

const versions = new WeakMap<ts.Program, Map<string, string | undefined>>();

/**
 * The version of a package that the code of a file runs with: that of the nearest `node_modules` above the
 * file, as Node looks for it. Types don't tell: those of one major version are used beside another.
 *
 * @returns nothing where the package isn't installed, or nothing can be read.
 */
export function installedVersion(
  program: ts.Program,
  fileName: string,
  name: string,
): string | undefined {
  const known = versions.get(program) ?? new Map<string, string | undefined>();
  versions.set(program, known);
  return versionAbove(path.posix.dirname(fileName), name, known);
}

function versionAbove(
  folder: string,
  name: string,
  known: Map<string, string | undefined>,
): string | undefined {
  const key = `${folder}|${name}`;
  if (known.has(key)) return known.get(key);
  const parent = path.posix.dirname(folder);
  const version =
    versionIn(`${folder}/node_modules/${name}/package.json`) ??
    (parent === folder ? undefined : versionAbove(parent, name, known));
  known.set(key, version);
  return version;
}

function versionIn(fileName: string): string | undefined {
  // A program in memory, as a browser has it, reads nothing.
  const system = ts.sys as ts.System | undefined;
  const text = system?.fileExists(fileName)
    ? system.readFile(fileName)
    : undefined;
  return text === undefined
    ? undefined
    : /"version"\s*:\s*"([^"]+)"/.exec(text)?.[1];
}
