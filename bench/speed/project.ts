import path from "node:path";
import ts from "typescript";

/** A program as the command line builds it, and its own source files. */
export interface Project {
  readonly program: ts.Program;
  readonly files: readonly string[];
  readonly lines: number;
}

/** Builds the program of a `tsconfig.json`. */
export function load(tsconfig: string): Project {
  const config = ts.getParsedCommandLineOfConfigFile(
    tsconfig,
    { noEmit: true },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(
          ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
        );
      },
    },
  );
  if (!config) throw new Error(`${tsconfig} cannot be read`);
  const program = ts.createProgram(config.fileNames, config.options);
  const folder = path.dirname(tsconfig);
  const files = program
    .getSourceFiles()
    .filter(
      ({ fileName, isDeclarationFile }) =>
        !isDeclarationFile &&
        !fileName.includes("/node_modules/") &&
        fileName.startsWith(`${folder}/`) &&
        /\.[cm]?tsx?$/.test(fileName),
    );
  return {
    program,
    files: files.map(({ fileName }) => fileName),
    lines: files.reduce((sum, file) => sum + file.getLineStarts().length, 0),
  };
}
