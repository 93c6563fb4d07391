import ts from "typescript";

import { isProjectFile } from "../../program/files/declared-names.ts";
import { isWithin } from "../../program/syntax/functions.ts";
import type { Project } from "../project.ts";
import { finding, type CapabilityFinding } from "./capability-finding.ts";
import {
  declareRepairs,
  markRepairs,
  syncRepairs,
} from "./capability-repairs.ts";
import type { Flag } from "./layer.ts";
import type { ClassLayer } from "./layers.ts";
import { lineageOf } from "./lineage.ts";
import { markOf } from "./mark.ts";
import { reachesAcall } from "./reaches-acall.ts";
import { isOfRuntime } from "./runtime-use.ts";

/** What the flags and the mark of a class say against its code. */
export function classFindings(
  project: Project,
  layer: ClassLayer,
): readonly CapabilityFinding[] {
  if (isAbstract(layer.owner) || isJudgedElsewhere(project, layer)) return [];
  return layer.capability.how === "declared"
    ? declaredFindings(project, layer)
    : undeclaredFindings(project, layer);
}

function declaredFindings(
  project: Project,
  layer: ClassLayer,
): readonly CapabilityFinding[] {
  const { owner, call, acall, capability, policy } = layer;
  const { syncCapable, asyncCapable } = capability.flags;
  const name = nameOf(owner);
  const at = (flag: Flag | undefined): ts.Node => placeOf(owner, flag);
  const mode = capability.strict;
  if (mode === "unknown") return [];
  if (mode === "none") {
    const flag = [asyncCapable, syncCapable].find(
      (each) => each?.value === false && isWithin(each.node, owner),
    );
    return [
      finding(
        "noCapability",
        isWhole(owner, syncCapable, asyncCapable) ? at(flag) : headOf(owner),
        { name },
      ),
    ];
  }
  const found: CapabilityFinding[] = [];
  const isRuntime = policy !== "own";
  const always =
    call !== undefined && (call.looksAsync || call.result === "promise");
  if (always && mode === "hybrid" && (isRuntime || syncCapable?.value === true))
    found.push(
      finding(
        "claimsSync",
        at(syncCapable?.value === true ? syncCapable : asyncCapable),
        { name, flag: syncCapable ? "says" : "leaves" },
        { repairs: syncRepairs(owner, syncCapable, asyncCapable) },
      ),
    );
  if (always && mode === "sync" && (isRuntime || asyncCapable?.value === false))
    found.push(
      finding("deniesAsync", at(asyncCapable ?? syncCapable), { name }),
    );
  const mayBePromise = always || call?.result === "maybe-promise";
  if (
    isRuntime &&
    asyncCapable?.value === true &&
    mayBePromise &&
    markOf(project, owner) === "unmarked"
  )
    found.push(
      finding(
        "unmarked",
        at(asyncCapable),
        { name },
        {
          repairs: markRepairs(owner, mode),
        },
      ),
    );
  if (
    isRuntime &&
    mode === "hybrid" &&
    call?.body &&
    call.result === "sync" &&
    !acall
  ) {
    const site = project.middleware.siteOf(call.body);
    const downstream = site?.downstream[0];
    if (downstream?.result === "sync")
      found.push(
        finding("noAsyncPath", at(asyncCapable), {
          name,
          downstream: downstream.name,
        }),
      );
  }
  if (isRuntime && acall && isUncalled(project, layer))
    found.push(
      finding("uncalledAcall", nameNode(acall.declaration, owner), { name }),
    );
  return found;
}

function undeclaredFindings(
  project: Project,
  layer: ClassLayer,
): readonly CapabilityFinding[] {
  const { owner, call, acall, policy } = layer;
  if (policy === "own") return [];
  const facts = { name: nameOf(owner) };
  const strict = policy === "django";
  const tier = strict ? "error" : "advice";
  const repairs = declareRepairs(project, layer);
  if (acall?.body && !acall.isField) {
    if (!call)
      return [
        finding("inferredAcall", nameNode(acall.declaration, owner), facts, {
          tier,
        }),
      ];
    if (!call.looksAsync)
      return strict && !isUncalled(project, layer)
        ? []
        : [
            finding(
              strict ? "uncalledAcall" : "inferredDual",
              nameNode(acall.declaration, owner),
              facts,
              { tier },
            ),
          ];
  }
  if (!call?.body) return [];
  const place = nameNode(call.declaration, owner);
  if (call.looksAsync && !call.isField)
    return [
      finding(strict ? "undeclaredAsync" : "inferredAsync", place, facts, {
        ...{ tier, repairs },
      }),
    ];
  return call.looksAsync || call.result === "promise"
    ? [finding("undeclaredPromise", place, facts, { repairs })]
    : [];
}

/** Whether nothing in the project calls the `acall` of a class: neither its `call` nor another file. */
function isUncalled(project: Project, { owner, call }: ClassLayer): boolean {
  if (call?.body && reachesAcall(project, owner, call.body)) return false;
  const own = owner.getSourceFile();
  return !project.program
    .getSourceFiles()
    .some(
      (file) =>
        file !== own &&
        isProjectFile(file) &&
        !isOfRuntime(project, file) &&
        /(?<!\bthis|\bsuper)\.acall\s*\(/.test(file.text),
    );
}

/** Whether a concrete base of the project has the same flags and the same code, and says it there. */
function isJudgedElsewhere(project: Project, { owner }: ClassLayer): boolean {
  const saysItself = owner.members.some(
    (member) =>
      ts.isConstructorDeclaration(member) ||
      (member.name !== undefined &&
        /^(?:a?call|a?sync_?capable)$/i.test(member.name.getText())),
  );
  if (saysItself) return false;
  const [, ...bases] = lineageOf(project.checker, owner).classes;
  return bases.some(
    (base) =>
      !isAbstract(base) &&
      isProjectFile(base.getSourceFile()) &&
      ts.isClassDeclaration(base),
  );
}

function isAbstract(owner: ts.ClassLikeDeclaration): boolean {
  return (
    ts
      .getModifiers(owner)
      ?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) ?? false
  );
}

/** Whether both flags are the class's own: then one of them is where the report stands. */
function isWhole(
  owner: ts.ClassLikeDeclaration,
  ...flags: readonly (Flag | undefined)[]
): boolean {
  return flags.every(
    (flag) => flag !== undefined && isWithin(flag.node, owner),
  );
}

/** Where a report about a flag stands: at the flag, or at the class that inherits it. */
function placeOf(
  owner: ts.ClassLikeDeclaration,
  flag: Flag | undefined,
): ts.Node {
  if (!flag || flag.node.getSourceFile() !== owner.getSourceFile())
    return headOf(owner);
  const isOther =
    ts.isClassLike(flag.node.parent) && flag.node.parent !== owner;
  return isOther ? headOf(owner) : flag.node;
}

function headOf(owner: ts.ClassLikeDeclaration): ts.Node {
  return owner.name ?? owner.getFirstToken() ?? owner;
}

/** The name of an own member, or the class that inherits it. */
function nameNode(
  declaration: ts.Declaration,
  owner: ts.ClassLikeDeclaration,
): ts.Node {
  if (declaration.parent !== owner) return headOf(owner);
  return ts.getNameOfDeclaration(declaration) ?? headOf(owner);
}

function nameOf(owner: ts.ClassLikeDeclaration): string {
  return owner.name ? `\`${owner.name.text}\`` : "This middleware";
}
