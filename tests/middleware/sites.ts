import ts from "typescript";

import { createMiddlewareModel } from "../../src/middleware/model.ts";
import type { MiddlewareModel, Site } from "../../src/middleware/site.ts";
import { settingsOf } from "../../src/settings.ts";
import { programOf, virtual } from "../lint.ts";

export interface Sample {
  readonly text: string;
  readonly sites: readonly string[];
  readonly settings?: Record<string, unknown>;
}

/** The program and the model over files in memory. */
export function modelOf(
  files: Readonly<Record<string, string>>,
  settings: Record<string, unknown> = {},
  options: ts.CompilerOptions = {},
): { program: ts.Program; model: MiddlewareModel } {
  const program = programOf(files, options);
  return {
    program,
    model: createMiddlewareModel(program, settingsOf(settings).settings),
  };
}

/** The name that a test gives a function: its own, its variable's or its property's, or its line. */
export function nameOf({ body }: Pick<Site, "body">): string {
  for (let at: ts.Node = body; at.parent; at = at.parent) {
    const name = ts.getNameOfDeclaration(at as ts.Declaration);
    if (name && !ts.isParameter(at)) return name.getText();
    if (ts.isStatement(at)) break;
  }
  const file = body.getSourceFile();
  return `line ${String(file.getLineAndCharacterOfPosition(body.getStart()).line + 1)}`;
}

/** A site in one line: `auth: middleware koa contextual next`. */
export function describeSite(site: Site): string {
  return [
    `${nameOf(site)}:`,
    site.role,
    site.descriptor.id,
    site.evidence,
    ...site.downstream.map(({ name, result }) => `${name}=${result}`),
    ...(site.certain ? [] : ["uncertain"]),
    ...(site.offLoop ? ["off-loop"] : []),
  ].join(" ");
}

/** Every site of one file in memory, each in one line. */
export function sitesOf(
  text: string | Readonly<Record<string, string>>,
  settings: Record<string, unknown> = {},
  options: ts.CompilerOptions = {},
): string[] {
  const files = typeof text === "string" ? { "file.ts": text } : text;
  const { program, model } = modelOf(files, settings, options);
  const name = "file.ts" in files ? "file.ts" : Object.keys(files)[0]!;
  const file = program.getSourceFile(virtual(name));
  if (!file) throw new Error(`${name} is not in the program`);
  return model.sitesIn(file).map(describeSite);
}
