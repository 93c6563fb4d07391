import ts from "typescript";

import { listsIn, loadsOf } from "../analysis/contract/chain-lists.ts";
import { layerOfEntry } from "../analysis/contract/chain-layers.ts";
import { sequencesIn } from "../analysis/contract/registrations.ts";
import type { Project } from "../analysis/project.ts";
import type { Site } from "../middleware/site.ts";
import { isWithin, skipOuter } from "../program/syntax/functions.ts";
import { isConstant, symbolOf } from "../program/types/symbols.ts";
import { placeHere, short } from "./site-words.ts";

/** Where a site stands in a chain. */
export interface Position {
  /** The application, router or list, as the code names it. */
  readonly chain: string;
  /** The step of the chain; 1 is asked first. */
  readonly step: number;
  /** How many steps are known. */
  readonly of: number;
  /** The path that it is for, where it is not for all. */
  readonly path: string | undefined;
  /** False behind something that only a run could tell: a loop, an `if`, an application made elsewhere. */
  readonly isCertain: boolean;
  /** Where it is registered. */
  readonly place: string;
}

/** The positions of each site in the chains that the files build. */
export function positionsIn(
  project: Project,
  files: readonly ts.SourceFile[],
): ReadonlyMap<Site, readonly Position[]> {
  const found = new Map<Site, Position[]>();
  const add = (
    expression: ts.Node,
    position: Omit<Position, "place">,
    layer = expression,
  ): void => {
    for (const site of sitesBehind(project, layer)) {
      const known = found.get(site) ?? [];
      known.push({ ...position, place: placeHere(expression) });
      found.set(site, known);
    }
  };
  for (const file of files) {
    for (const { steps } of sequencesIn(project, file)) {
      const of = steps.filter((step) => step !== "opaque").length;
      let step = 0;
      let isKnown = true;
      for (const registration of steps) {
        if (registration === "opaque") {
          isKnown = false;
          continue;
        }
        const { call, path, method, handlers, isCertain } = registration;
        step++;
        isKnown &&= isCertain;
        for (const handler of handlers)
          add(handler, {
            chain: receiverOf(call),
            ...{ step, of, isCertain: isKnown },
            path: pathOf(path, method, call),
          });
      }
    }
    for (const list of listsIn(project.checker, file)) {
      if (loadsOf(project, list.node).length === 0) continue;
      for (const [index, entry] of list.entries.entries()) {
        const layer =
          layerOfEntry(project, entry, "infer") ??
          layerOfEntry(project, entry, "django");
        const position = {
          chain: "Chain.load",
          step: index + 1,
          of: list.entries.length,
          path: undefined,
          isCertain: !entry.isOptional,
        };
        add(entry.node, position, layer?.capability.layer);
      }
    }
  }
  return found;
}

/** `GET /health`, `/admin`; nothing for all paths. */
function pathOf(
  path: string | undefined,
  method: string,
  call: ts.CallExpression,
): string | undefined {
  const text = path ?? short(call.arguments[0]?.getText() ?? "", 30);
  if (method === "use") return path === "*" ? undefined : text;
  return `${method.toUpperCase()} ${text}`;
}

/** The application of `app.use(a).use(b)`: what the calls are made on. */
function receiverOf(call: ts.CallExpression): string {
  let at: ts.Expression = call;
  while (
    ts.isCallExpression(at) &&
    ts.isPropertyAccessExpression(at.expression)
  )
    at = skipOuter(at.expression.expression);
  return short(at.getText(), 30);
}

/** The sites that an expression stands for: itself, what its name leads to, what its factory gives. */
function sitesBehind(
  project: Project,
  layer: ts.Node,
  depth = 6,
): readonly Site[] {
  const node = ts.isExpression(layer) ? skipOuter(layer) : layer;
  const site = project.middleware.siteOf(node);
  if (site) return [site];
  if (depth === 0) return [];
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const declaration = declarationOf(project, node);
    if (!declaration || declaration.getSourceFile().isDeclarationFile)
      return [];
    if (ts.isVariableDeclaration(declaration))
      return declaration.initializer && isConstant(declaration)
        ? sitesBehind(project, declaration.initializer, depth - 1)
        : [];
    return sitesBehind(project, declaration, depth - 1);
  }
  if (ts.isArrayLiteralExpression(node))
    return node.elements.flatMap((each) =>
      sitesBehind(project, each, depth - 1),
    );
  if (ts.isCallExpression(node)) return givenBy(project, node.expression);
  // A class, or a factory that takes its downstream: what stands in it.
  return ts.isClassLike(node) || ts.isFunctionLike(node)
    ? sitesWithin(project, node)
    : [];
}

/** `timing(metrics)`: the sites in the function that is called; more than one only where it gives a choice. */
function givenBy(project: Project, callee: ts.Expression): readonly Site[] {
  const inner = skipOuter(callee);
  if (!ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner))
    return [];
  const declaration = declarationOf(project, inner);
  const made =
    declaration && ts.isVariableDeclaration(declaration)
      ? declaration.initializer
      : declaration;
  return made && ts.isFunctionLike(made) ? sitesWithin(project, made, 2) : [];
}

function sitesWithin(
  { middleware }: Project,
  holder: ts.Node,
  most = Infinity,
): readonly Site[] {
  const file = holder.getSourceFile();
  if (file.isDeclarationFile) return [];
  const sites = middleware
    .sitesIn(file)
    .filter(({ body }) => body !== holder && isWithin(body, holder));
  // A function that registers many routes is no factory of one middleware.
  return sites.length > most ? [] : sites;
}

function declarationOf(
  { checker }: Project,
  node: ts.Identifier | ts.PropertyAccessExpression,
): ts.Declaration | undefined {
  const name = ts.isIdentifier(node) ? node : node.name;
  const symbol = symbolOf(checker, name);
  return symbol?.valueDeclaration ?? symbol?.declarations?.[0];
}
