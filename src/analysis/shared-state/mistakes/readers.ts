import ts from "typescript";

import {
  functionAround,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { isInTest } from "../../../program/calls/tests.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { sitesAround, type Project } from "../../project.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import { isWithinNode, type View } from "../sharing/sharing.ts";
import type { OwnWrite } from "../places/state.ts";
import { isAssigned } from "../../../program/syntax/operators.ts";
import { useOf } from "../places/use.ts";
import { fieldsOfSetter, fieldsUnder, holderByCall } from "./written-fields.ts";
import { holderOf, nameOf } from "./written-holder.ts";
import { copierOf } from "./copied-whole.ts";
import { hasForeignHolder, isForeign } from "./foreign-places.ts";
import { readerOfTold } from "./told-elsewhere.ts";
import { isOfOwnAnswer } from "./own-answer.ts";
import { isTelling, tellsAll } from "../places/told.ts";
import { ofOtherObject } from "./other-object.ts";
import { isRunForOthers } from "./read-for-others.ts";
import { accessesOf } from "../sharing/uses.ts";
import { typeAt } from "../../../program/types/types.ts";

/**
 * Where code beside the body reads what it left in a place, for more than a log: the reading, or the
 * write itself where the place belongs to a library that reads it.
 */
export function isReadElsewhere(
  project: Project,
  view: View,
  own: OwnWrite,
  seen: ReadonlySet<ts.Node>,
): ts.Node | undefined {
  if (ts.isCallExpression(own.target))
    return isTelling(project.checker, own.target) &&
      !tellsAll(project.checker, own.target)
      ? readerOfTold(project, view, own.target)
      : // A store of a library: there to be read.
        own.target;
  const target = targetOf(own.target);
  if (!target) return undefined;
  const name = nameOf(target);
  const symbol = name && declaredPart(project, name);
  // A member of a mapped type has no declaration of its own.
  if (
    isForeign(symbol) ||
    (!symbol?.declarations?.length && hasForeignHolder(project, target))
  )
    return own.target;
  const whole = symbol ? undefined : holderOf(project.checker, target);
  if (whole) return readerOf(project, view, own, whole, seen, true);
  return (
    readerOf(project, view, own, target, seen, false) ??
    readerOfAny(project, view, own, fieldsOfSetter(symbol), seen) ??
    copierOf(project, view, target)
  );
}

/** Whether a field that `settings[key] = value` may have written to, or all of the object, is read by code beside the body. */
export function isFieldReadElsewhere(
  project: Project,
  view: View,
  own: OwnWrite,
  seen: ReadonlySet<ts.Node>,
): boolean {
  const target = targetOf(own.target);
  const fields = target ? fieldsUnder(project.checker, target) : [];
  if (readerOfAny(project, view, own, fields, seen)) return true;
  const holder = holderByCall(own);
  return (
    holder !== undefined &&
    nameOf(holder) !== undefined &&
    readerOf(project, view, own, holder, seen, true) !== undefined
  );
}

function readerOfAny(
  project: Project,
  view: View,
  own: OwnWrite,
  fields: readonly ts.Expression[],
  seen: ReadonlySet<ts.Node>,
): ts.Node | undefined {
  for (const field of fields) {
    const reader = readerOf(project, view, own, field, seen, false);
    if (reader) return reader;
  }
  return undefined;
}

/** A reading of `target`, by code beside the body; of all of it, where its entries have no names. */
function readerOf(
  project: Project,
  view: View,
  own: OwnWrite,
  target: ts.Expression,
  seen: ReadonlySet<ts.Node>,
  asWhole: boolean,
): ts.Node | undefined {
  const name = nameOf(target);
  if (!name) return undefined;
  const symbol = declaredPart(project, name);
  const setter = functionAround(own.target);
  const declaration = symbol?.valueDeclaration;
  const isOfOther = ofOtherObject(project, own, declaration);
  for (const file of filesWith(project, name.text, own.target, symbol)) {
    for (const node of namesIn(file, name.text)) {
      if (node === name) continue;
      const around = functionAround(node);
      if (!around || isWithinNode(node, view.body)) continue;
      // What the body calls for itself; others may call it too.
      if (
        seen.has(accessOf(node)) &&
        !isExported(around) &&
        !isRunForOthers(project, view, around, (body) =>
          namesIn(body, name.text).some(isWritten),
        )
      )
        continue;
      if (around === setter || ts.isConstructorDeclaration(around)) continue;
      if (declaration && around === functionAround(declaration)) continue;
      if (isTimed(around) || isForTest(project, node)) continue;
      if (!isSamePlace(project, node, symbol, target)) continue;
      const access = accessOf(node);
      if (asWhole && isBase(access) && !isEntry(access, own.target)) continue;
      if (own.part !== undefined && isBase(access) && !isPart(access, own.part))
        continue;
      const used = asWhole && isBase(access) ? access.parent : access;
      if (!isRead(project, used, around) || isOfOther(node)) continue;
      if (!ts.isGetAccessor(around)) return node;
      // A getter only shows it: who looks?
      const reader = accessesOf(project, around.name).find(
        (use) => isLookedAt(project, view, use) && !isOfOther(use),
      );
      if (reader) return reader;
    }
  }
  return undefined;
}

function isLookedAt(project: Project, view: View, name: ts.Node): boolean {
  const around = functionAround(name);
  return (
    around !== undefined &&
    !isWithinNode(name, view.body) &&
    isRead(project, accessOf(name), around)
  );
}

function isExported(around: ts.Node | undefined): boolean {
  return (
    around !== undefined &&
    ts.isFunctionDeclaration(around) &&
    (ts.getCombinedModifierFlags(around) & ts.ModifierFlags.Export) !== 0
  );
}

/** `setInterval(() => save(board), 500)`: runs for nobody's request. */
function isTimed(around: ts.Node): boolean {
  const { parent } = around;
  return (
    ts.isCallExpression(parent) &&
    /^set(?:Timeout|Interval|Immediate)$/.test(parent.expression.getText())
  );
}

/** `it("…", () => expect(seen).toBe("u1"))`: a test looks at what was left for it; a handler in it is as any other. */
function isForTest(project: Project, node: ts.Node): boolean {
  return (
    sitesAround(project, node).length === 0 && isInTest(project.checker, node)
  );
}

/** The expression that a write gives a value to. */
function targetOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) return skipOuter(node.left);
  return ts.isExpression(node) &&
    (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node))
    ? node
    : undefined;
}

/** What a name declares: for `user` of `Object.assign(context, { user })` the part of `context`. */
function declaredPart(project: Project, name: ts.Node): ts.Symbol | undefined {
  const literal = name.parent.parent as ts.Node | undefined;
  const call = literal?.parent;
  const target =
    call && ts.isCallExpression(call) && ts.isObjectLiteralExpression(literal)
      ? call.arguments[0]
      : undefined;
  if (!target || !ts.isIdentifier(name) || target === literal)
    return symbolOf(project.checker, name);
  return typeAt(project.checker, target).getProperty(name.text);
}

/** The files that can name a place: its own one, and the others where it is visible there. */
export function filesWith(
  project: Project,
  name: string,
  node: ts.Node,
  symbol: ts.Symbol | undefined,
): readonly ts.SourceFile[] {
  const own = symbol?.valueDeclaration?.getSourceFile() ?? node.getSourceFile();
  if (name.startsWith("#") || isHidden(symbol)) return [own];
  return project.program
    .getSourceFiles()
    .filter(
      (file) =>
        !file.isDeclarationFile &&
        file.text.includes(name) &&
        packageOf(file) === ".",
    );
}

function isHidden(symbol: ts.Symbol | undefined): boolean {
  const declaration = symbol?.valueDeclaration;
  return (
    declaration !== undefined &&
    (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private) !== 0
  );
}

export function isSamePlace(
  project: Project,
  node: ts.MemberName | ts.StringLiteralLike,
  symbol: ts.Symbol | undefined,
  target: ts.Expression,
): boolean {
  if (symbol) {
    const other = ts.isBindingElement(node.parent)
      ? destructured(project, node.parent)
      : symbolOf(project.checker, node);
    return (
      other === symbol ||
      (other?.valueDeclaration !== undefined &&
        other.valueDeclaration === symbol.valueDeclaration)
    );
  }
  return accessOf(node).getText() === target.getText();
}

/** The property that an element of a pattern takes: `user` of `const { user } = server`. */
function destructured(
  project: Project,
  element: ts.BindingElement,
): ts.Symbol | undefined {
  const name = element.propertyName ?? element.name;
  return ts.isIdentifier(name)
    ? typeAt(project.checker, element.parent).getProperty(name.text)
    : undefined;
}

/** Whether a name stands where its value is used: not declared, not written, not only logged or listed. */
function isRead(
  project: Project,
  access: ts.Node,
  around: FunctionWithBody,
): boolean {
  const { parent } = access;
  if (isDeclared(parent, access) || isAssigned(access)) return false;
  if (ts.isDeleteExpression(parent)) return false;
  // A listener answers whom the handler around it answers.
  const sites = sitesAround(project, around);
  const use = useOf(
    project.checker,
    access,
    (part) =>
      sites.some((site) =>
        project.middleware.isRequestOwned(subjectOf(part), site),
      ) ||
      (sites.length > 0 &&
        isOfOwnAnswer(project.checker, subjectOf(part), around)),
  );
  if (use === "mine") return true;
  if (use !== "snapshot" || !ts.isExpression(access)) return false;
  // What a handler puts together is its answer to a request.
  if (sites[0]?.body === around) return true;
  const type = project.checker.getNonNullableType(
    typeAt(project.checker, access),
  );
  return (type.flags & ts.TypeFlags.Object) !== 0;
}

function isWritten(name: ts.Node): boolean {
  return isAssigned(accessOf(name));
}

/** Whether only a part of what is accessed here is used. */
function isBase(access: ts.Node): boolean {
  const { parent } = access;
  return (
    (ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent)) &&
    parent.expression === access
  );
}

function isPart(access: ts.Node, part: string): boolean {
  const { parent } = access;
  return ts.isPropertyAccessExpression(parent) && parent.name.text === part;
}

/** Whether the part that is used here is the one that was written. */
function isEntry({ parent }: ts.Node, write: ts.Node): boolean {
  const target = targetOf(write);
  if (!target || !ts.isExpression(parent)) return false;
  const [used, written] = [nameOf(parent), nameOf(target)];
  return used && written
    ? used.text === written.text
    : parent.getText() === target.getText();
}

/** `res` of `res.send(…)`. */
function subjectOf(part: ts.Expression): ts.Expression {
  return ts.isPropertyAccessExpression(part) ? part.expression : part;
}

function isDeclared(parent: ts.Node, access: ts.Node): boolean {
  return (
    ((ts.isClassElement(parent) ||
      ts.isParameter(parent) ||
      ts.isVariableDeclaration(parent)) &&
      parent.name === access) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === access) ||
    ts.isPropertySignature(parent) ||
    ts.isImportClause(parent)
  );
}
