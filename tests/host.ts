import path from "node:path";
import ts from "typescript";

export const root = path.resolve(import.meta.dirname, "..");

/** What is installed here, wherever it stands, and what is tested: nothing in them changes while tests run. */
const steady = ["node_modules", "src"]
  .map((name) => path.join(root, name))
  .flatMap((folder) => [folder, ts.sys.realpath?.(folder) ?? folder])
  .map((folder) => `${folder}/`);

function isSteady(name: string): boolean {
  return steady.some((folder) => name.startsWith(folder));
}

/** Answers of the disk about what is steady, kept for all programs of a process. */
function kept<T>(
  ask: (name: string) => T,
  answers = new Map<string, T>(),
): (name: string) => T {
  return (name) => {
    if (!isSteady(name)) return ask(name);
    const known = answers.get(name);
    if (known !== undefined || answers.has(name)) return known as T;
    const answer = ask(name);
    answers.set(name, answer);
    return answer;
  };
}

const disk = {
  fileExists: kept((name) => ts.sys.fileExists(name)),
  directoryExists: kept((name) => ts.sys.directoryExists(name)),
  realpath: kept((name) => ts.sys.realpath?.(name) ?? name),
};

/** Parsed once for all programs of a process. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Resolutions of imports from there, by the options of the programs. */
const resolutions = new Map<string, ts.ModuleResolutionCache>();

function resolutionsFor(options: ts.CompilerOptions): ts.ModuleResolutionCache {
  const key = JSON.stringify({ ...options, configFilePath: undefined });
  const known = resolutions.get(key) ?? newResolutions(options);
  resolutions.set(key, known);
  return known;
}

function newResolutions(options: ts.CompilerOptions): ts.ModuleResolutionCache {
  return ts.createModuleResolutionCache(root, (name) => name, options);
}

/**
 * A compiler host over the disk, for a program of this process. Most of making a program is parsing the
 * declarations of libraries and resolving imports among them: that is done once, whoever asks.
 */
export function sharedHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile.bind(host);
  const own = newResolutions(options);
  return Object.assign(host, disk, {
    getSourceFile: (
      name: string,
      version: ts.ScriptTarget | ts.CreateSourceFileOptions,
      onError?: (message: string) => void,
    ) => {
      if (!isSteady(name)) return read(name, version, onError);
      const { languageVersion, impliedNodeFormat } =
        typeof version === "object"
          ? version
          : { languageVersion: version, impliedNodeFormat: undefined };
      const key = `${name} ${String(languageVersion)} ${String(impliedNodeFormat)}`;
      if (!parsed.has(key)) parsed.set(key, read(name, version, onError));
      return parsed.get(key);
    },
    resolveModuleNameLiterals: (
      literals: readonly ts.StringLiteralLike[],
      from: string,
      redirected: ts.ResolvedProjectReference | undefined,
      compilerOptions: ts.CompilerOptions,
      file: ts.SourceFile,
    ) =>
      literals.map((literal) =>
        ts.resolveModuleName(
          literal.text,
          from,
          compilerOptions,
          host,
          isSteady(from) ? resolutionsFor(options) : own,
          redirected,
          ts.getModeForUsageLocation(file, literal, compilerOptions),
        ),
      ),
  } satisfies Partial<ts.CompilerHost>);
}
