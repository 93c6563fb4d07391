import path from "node:path";
import ts from "typescript";

import { basesOf } from "../../middleware/members.ts";
import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { targetsDeclaredBy } from "../../program/calls/targets.ts";
import type { Project } from "../project.ts";
import type { HookName, LayerModes, Side } from "./adapter-count.ts";
import type { ChainEntry, ChainLoad } from "./chain-lists.ts";
import {
  capabilityOfEntry,
  declaredCapabilityOf,
  type DeclaredCapability,
} from "./declared-capability.ts";
import { memberOfClass } from "./members.ts";
import { symbolAt } from "../../program/types/types.ts";

/** An entry of a chain with what is known of its layer. */
export interface ChainLayer extends LayerModes {
  readonly entry: ChainEntry;
  /** As the list names it. */
  readonly name: string;
  readonly capability: DeclaredCapability;
}

const hookNames: readonly HookName[] = [
  "processView",
  "processTemplateResponse",
  "processException",
];

/** The layer that an entry stands for, under a policy; nothing where its modes aren't known. */
export function layerOfEntry(
  project: Project,
  entry: ChainEntry,
  policy: ChainLoad["policy"],
): ChainLayer | undefined {
  const capability = capabilityBehind(project, entry.node);
  if (!capability || policy === "unknown") return undefined;
  const mode = policy === "django" ? capability.strict : capability.inferring;
  if (mode === "none" || mode === "unknown") return undefined;
  const { layer } = capability;
  return {
    ...{ entry, capability, mode },
    name: nameOfEntry(entry.node),
    hooks: ts.isClassLike(layer) ? hooksOf(project, layer) : {},
    halves: ts.isClassLike(layer) ? halvesOf(project, layer) : 0,
  };
}

function capabilityBehind(
  project: Project,
  node: ts.Expression,
): DeclaredCapability | undefined {
  const { checker } = project;
  const inner = skipOuter(node);
  if (ts.isStringLiteralLike(inner))
    return capabilityAt(project, inner, inner.text);
  if (ts.isObjectLiteralExpression(inner)) {
    const value = inner.properties.find(
      (property): property is ts.PropertyAssignment =>
        ts.isPropertyAssignment(property) &&
        property.name.getText() === "middleware",
    );
    return value && capabilityBehind(project, value.initializer);
  }
  // `importPath("./sessions.js#Sessions", import.meta.url)`
  if (ts.isCallExpression(inner) && inner.arguments.length <= 2) {
    const [address] = inner.arguments;
    if (
      address &&
      ts.isStringLiteralLike(address) &&
      address.text.includes("#") &&
      ts.isIdentifier(inner.expression) &&
      symbolOf(checker, inner.expression)?.name === "importPath"
    )
      return capabilityAt(project, inner, address.text);
  }
  return capabilityOfEntry(checker, inner);
}

/** The export that a module path like `./sessions.js#Sessions` leads to. */
function capabilityAt(
  { program, checker }: Project,
  at: ts.Node,
  address: string,
): DeclaredCapability | undefined {
  const [file = "", name = "default"] = address.split("#");
  if (!file.startsWith(".")) return undefined;
  const base = path.posix.join(
    path.posix.dirname(at.getSourceFile().fileName),
    file,
  );
  const source = [
    base,
    base.replace(/\.([cm]?)js$/, ".$1ts"),
    `${base}.ts`,
    `${base}.js`,
  ]
    .map((each) => program.getSourceFile(each))
    .find((each) => each !== undefined);
  const module = source && symbolAt(checker, source);
  const exported = module?.exports?.get(ts.escapeLeadingUnderscores(name));
  const symbol =
    exported && exported.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(exported)
      : exported;
  const [target] = targetsDeclaredBy(checker, symbol?.declarations ?? []);
  return target && (ts.isClassLike(target) || isFunctionWithBody(target))
    ? declaredCapabilityOf(checker, target)
    : undefined;
}

/** A short name for messages: `Session`, `limit(…)`, `Sessions` for a module path. */
function nameOfEntry(node: ts.Expression): string {
  const inner = skipOuter(node);
  if (ts.isStringLiteralLike(inner))
    return inner.text.split("#").at(-1) ?? inner.text;
  if (ts.isObjectLiteralExpression(inner)) {
    const value = inner.properties.find(
      (property): property is ts.PropertyAssignment =>
        ts.isPropertyAssignment(property) &&
        property.name.getText() === "middleware",
    );
    return value ? nameOfEntry(value.initializer) : "{…}";
  }
  if (ts.isCallExpression(inner)) {
    const [first] = inner.arguments;
    if (first && ts.isStringLiteralLike(first) && first.text.includes("#"))
      return nameOfEntry(first);
    return inner.arguments.length === 0
      ? `${nameOfEntry(inner.expression)}()`
      : `${nameOfEntry(inner.expression)}(…)`;
  }
  if (ts.isPropertyAccessExpression(inner)) return inner.name.text;
  if (ts.isIdentifier(inner)) return inner.text;
  const own = ts.isClassExpression(inner) ? inner.name?.text : undefined;
  return own ?? "the function in place";
}

function hooksOf(
  { checker }: Project,
  owner: ts.ClassLikeDeclaration,
): LayerModes["hooks"] {
  const hooks: Partial<Record<HookName, Side>> = {};
  for (const name of hookNames) {
    const member = memberOfClass(checker, owner, name);
    if (member && !member.isAbstract && member.body)
      hooks[name] = member.looksAsync ? "async" : "sync";
  }
  return hooks;
}

/** How many halves a `MiddlewareMixin` defines. */
function halvesOf(
  { checker }: Project,
  owner: ts.ClassLikeDeclaration,
): number {
  const isMixin = basesOf(checker, owner).some(
    (base) => base.name?.text === "MiddlewareMixin" && isRuntime(base),
  );
  if (!isMixin) return 0;
  return ["processRequest", "processResponse"].filter(
    (name) => memberOfClass(checker, owner, name)?.body !== undefined,
  ).length;
}

function isRuntime(node: ts.Node): boolean {
  return (
    packageOf(node) === "eslint-plugin-async-middleware" ||
    /\/runtime\/mixin\.(?:d\.)?ts$/.test(node.getSourceFile().fileName)
  );
}
