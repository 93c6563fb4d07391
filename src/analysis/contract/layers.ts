import ts from "typescript";

import { reachableFieldsOf } from "../../middleware/class-shape.ts";
import type { Site } from "../../middleware/site.ts";
import {
  functionAround,
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import type { Project } from "../project.ts";
import {
  capabilityOfEntry,
  declaredCapabilityOf,
  type DeclaredCapability,
} from "./declared-capability.ts";
import { symbolOfLayer } from "./layer.ts";
import { lineageOf } from "./lineage.ts";
import { memberOfClass, type ContractMember } from "./members.ts";
import { isOfRuntime, policyOf, type Policy } from "./runtime-use.ts";
import { addTo } from "../../program/files/lists.ts";

interface Layer {
  readonly policy: Policy;
  readonly capability: DeclaredCapability;
}

/** A class-style middleware. */
export interface ClassLayer extends Layer {
  readonly kind: "class";
  readonly owner: ts.ClassLikeDeclaration;
  readonly call: ContractMember | undefined;
  readonly acall: ContractMember | undefined;
}

/** A function that takes the downstream and gives the layer, with the functions that it gives. */
export interface FunctionLayer extends Layer {
  readonly kind: "function";
  readonly factory: FunctionWithBody;
  readonly given: readonly FunctionWithBody[];
}

const fieldNames = ["getresponse"];

/** The classes of a file that are middleware in Django's manner: by their shape, their heritage or a tag. */
export function classLayersIn(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly ClassLayer[] {
  // Whatever is inherited from elsewhere has its `extends` here.
  if (!/\bclass\b/.test(sourceFile.text)) return [];
  if (!/\bextends\b|\bconstructor\b/.test(sourceFile.text)) return [];
  const found: ClassLayer[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) {
      const layer = classLayer(project, node);
      if (layer) found.push(layer);
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}

function classLayer(
  project: Project,
  owner: ts.ClassLikeDeclaration,
): ClassLayer | undefined {
  if (!owner.heritageClauses && !owner.members.some(isEntry)) return undefined;
  const { checker } = project;
  const call = memberOfClass(checker, owner, "call");
  const acall = memberOfClass(checker, owner, "acall");
  if (!call && !acall) return undefined;
  if (!isMiddleware(project, owner, [call, acall])) return undefined;
  return {
    kind: "class",
    ...{ owner, call, acall },
    policy: policyOf(project, owner),
    capability: declaredCapabilityOf(checker, owner),
  };
}

function isEntry({ name }: ts.ClassElement): boolean {
  return (
    name !== undefined &&
    ts.isIdentifier(name) &&
    ["call", "acall"].includes(name.text)
  );
}

/** Whether a class is middleware: of the runtime by heritage, or one of its entries has the shape. */
export function isMiddleware(
  project: Project,
  owner: ts.ClassLikeDeclaration,
  entries: readonly (ContractMember | undefined)[],
): boolean {
  const { classes } = lineageOf(project.checker, owner);
  if (classes.some((each) => isOfRuntime(project, each))) return true;
  const isSite = entries.some(
    (entry) =>
      entry?.body && isDjangoSite(project.middleware.siteOf(entry.body)),
  );
  if (isSite) return true;
  // A layer that never asks downstream has only the field to show.
  return (
    policyOf(project, owner) !== "own" &&
    classes.some((each) =>
      reachableFieldsOf(project.checker, each).some(({ name }) =>
        fieldNames.includes(name.replace(/[#_]/g, "").toLowerCase()),
      ),
    )
  );
}

function isDjangoSite(site: Site | undefined): boolean {
  return (
    site !== undefined &&
    site.certain &&
    (site.evidence === "tag" ||
      site.descriptor.binding.some(({ shape }) => shape === "this-field"))
  );
}

/** The factories of a file whose results are middleware, with the flags that wrappers give them. */
export function functionLayersIn(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly FunctionLayer[] {
  const byFactory = new Map<FunctionWithBody, FunctionWithBody[]>();
  for (const site of project.middleware.sitesIn(sourceFile)) {
    const [downstream] = site.downstream;
    if (!isDjangoSite(site) || downstream?.root.kind !== "symbol") continue;
    const parameter = downstream.root.symbol.valueDeclaration;
    const factory = parameter && functionAround(parameter);
    if (!factory || factory === site.body) continue;
    addTo(byFactory, factory, site.body);
  }
  return [...byFactory].map(([factory, given]) => ({
    kind: "function",
    ...{ factory, given },
    policy: policyOf(project, factory),
    capability: wrappedCapability(project, factory),
  }));
}

/** The capability of a factory as the code hands it on: in the call around it, or one that names it. */
function wrappedCapability(
  project: Project,
  factory: FunctionWithBody,
): DeclaredCapability {
  const { checker } = project;
  const own = declaredCapabilityOf(checker, factory);
  if (own.how === "declared") return own;
  const { parent } = factory;
  if (ts.isCallExpression(parent))
    return capabilityOfEntry(checker, parent) ?? own;
  const symbol = symbolOfLayer(factory);
  let found: DeclaredCapability | undefined;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (
      ts.isCallExpression(node) &&
      node.arguments[0] &&
      ts.isIdentifier(node.arguments[0]) &&
      symbolOf(checker, node.arguments[0]) === symbol
    ) {
      const wrapped = capabilityOfEntry(checker, node);
      if (wrapped?.how === "declared") found = wrapped;
    }
    if (!isFunctionWithBody(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(factory.getSourceFile(), visit);
  return found ?? own;
}
