import type ts from "typescript";

import type { FrameworkDescriptor } from "../middleware/descriptor.ts";
import type { MiddlewareModel, Site } from "../middleware/site.ts";
import { reaches, type LocalEdit } from "../program/files/local-edit.ts";
import { functionAround } from "../program/syntax/functions.ts";
import { createMiddlewareModel } from "../middleware/model.ts";
import type { Specifier } from "../program/types/specifier.ts";

/** One TypeScript program and what the user's settings add to it: what every analysis starts from. */
export interface Project {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly middleware: MiddlewareModel;
  readonly settings: ProjectSettings;
  /**
   * The functions that an editor's edit of a file reaches, where what was found about the others, and about the
   * bodies of other files, still holds; without it every function is judged.
   */
  readonly reaches?: (body: ts.Node) => boolean;
}

/** The user's settings after parsing: complete, valid, plain data. */
export interface ProjectSettings {
  /** The descriptors that are switched on, built-in ones and the user's own. */
  readonly descriptors: readonly FrameworkDescriptor[];
  readonly blocking: readonly Specifier[];
  readonly nonBlocking: readonly Specifier[];
  readonly offload: readonly Specifier[];
  readonly locks: readonly Specifier[];
  readonly requestOwned: readonly Specifier[];
}

const projects = new WeakMap<ts.Program, WeakMap<ProjectSettings, Project>>();

/** The project of a program under these settings: the same object as long as both are the same. */
export function projectOf(
  program: ts.Program,
  settings: ProjectSettings,
): Project {
  let bySettings = projects.get(program);
  if (!bySettings) projects.set(program, (bySettings = new WeakMap()));
  let project = bySettings.get(settings);
  if (!project) {
    const checker = program.getTypeChecker();
    project = {
      program,
      checker,
      settings,
      middleware: createMiddlewareModel(program, settings),
    };
    bySettings.set(settings, project);
  }
  return project;
}

const parts = new WeakMap<Project, WeakMap<LocalEdit, Project>>();

/** The same project, of which only the functions that an edit reaches are judged; the same object for the same edit. */
export function partOf(project: Project, edit: LocalEdit): Project {
  let byEdit = parts.get(project);
  if (!byEdit) parts.set(project, (byEdit = new WeakMap()));
  let part = byEdit.get(edit);
  if (!part)
    byEdit.set(
      edit,
      (part = { ...project, reaches: (body) => reaches(edit, body) }),
    );
  return part;
}

/** Whether a function is judged. */
export function isJudged({ reaches }: Project, body: ts.Node): boolean {
  return reaches?.(body) ?? true;
}

/** The sites of a file that are judged. */
export function judgedSitesIn(
  { middleware, reaches }: Project,
  sourceFile: ts.SourceFile,
): readonly Site[] {
  return middleware.sitesIn(sourceFile, reaches);
}

/** The site that a node is, or that it stands in: what it does is done for that one's requests. */
export function siteAround(project: Project, node: ts.Node): Site | undefined {
  return sitesAround(project, node, 1)[0];
}

/** The same with those around that one, innermost first: a listener and the connection that adds it. */
export function sitesAround(
  project: Project,
  node: ts.Node,
  most = 4,
): readonly Site[] {
  const sites: Site[] = [];
  for (
    let at: ts.Node | undefined = node;
    at && sites.length < most;
    at = functionAround(at)
  ) {
    const site = project.middleware.siteOf(at);
    if (site) sites.push(site);
  }
  return sites;
}
