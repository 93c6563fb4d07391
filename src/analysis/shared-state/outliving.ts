import ts from "typescript";

import {
  isFunctionWithBody,
  isWithin,
  skipOuter,
  type FunctionWithBody,
} from "../../program/functions.ts";
import { changing } from "../../program/method-names.ts";
import { isAssignment } from "../../program/operators.ts";
import { symbolOf } from "../../program/symbols.ts";
import type { Project } from "../project.ts";
import { calledFunctions, handedFunctions } from "./called.ts";
import { containerUse } from "./containers.ts";
import {
  fromParameter,
  made,
  Origins,
  outside,
  receiver,
  type Origin,
} from "./origins.ts";

/** What a body writes to, and what it runs. */
interface Reach {
  readonly writes: Origin;
  readonly runs: readonly Run[];
  readonly returns: Origin;
}

/** A function that a body runs, and whence its `this` and its arguments come. */
interface Run {
  readonly body: FunctionWithBody;
  readonly from: Origin;
  readonly given: readonly Origin[];
}

const reaches = new WeakMap<Project, Map<FunctionWithBody, Reach>>();

const unknown: Reach = {
  writes: outside,
  runs: [],
  returns: -1 >>> 1,
};
const mostBodies = 2_000;

/**
 * Whether a body, by itself or through what it calls, may write to an object that outlives its request:
 * one from outside, or its `this` or below its parameters where `shared` has their bits. `changers` are the
 * names of the functions that may write at all; no other call is looked into. At least what the analysis of
 * places finds.
 */
export function mayWriteOutliving(
  project: Project,
  changers: ReadonlySet<string>,
  start: FunctionWithBody,
  shared: Origin,
): boolean {
  const views = new Map<FunctionWithBody, Origin>([[start, shared | outside]]);
  const queue = [start];
  for (const body of queue) {
    if (queue.length > mostBodies) return true;
    const view = views.get(body) ?? outside;
    const { writes, runs } = reachOf(project, changers, body);
    if (writes & view) return true;
    for (const { body: next, from, given } of runs) {
      let mask = outside | ((from & view) !== 0 ? receiver : made);
      for (const [index, each] of given.entries())
        if (each & view) mask |= fromParameter(index);
      const known = views.get(next) ?? made;
      if ((known | mask) === known) continue;
      views.set(next, known | mask);
      queue.push(next);
    }
  }
  return false;
}

function reachOf(
  project: Project,
  changers: ReadonlySet<string>,
  body: FunctionWithBody,
): Reach {
  let known = reaches.get(project);
  if (!known)
    reaches.set(project, (known = new Map<FunctionWithBody, Reach>()));
  let reach = known.get(body);
  if (!reach) {
    // A function that reaches itself: its own result may come from anywhere.
    known.set(body, unknown);
    reach = new Walk(project, changers, body).reach();
    known.set(body, reach);
  }
  return reach;
}

/** Reads a body once: what it writes to, calls and returns; then asks whence each comes. */
class Walk {
  private readonly project: Project;
  private readonly changers: ReadonlySet<string>;
  private readonly body: FunctionWithBody;
  private readonly origins: Origins;
  /** Objects in which a part is written. */
  private readonly holders: ts.Expression[] = [];
  /** Calls that may change a container. */
  private readonly changes: ts.CallExpression[] = [];
  /** Variables that are given a value. */
  private readonly names: ts.Identifier[] = [];
  private readonly callsOf: ts.CallExpression[] = [];
  private readonly returned: ts.Expression[] = [];

  constructor(
    project: Project,
    changers: ReadonlySet<string>,
    body: FunctionWithBody,
  ) {
    this.project = project;
    this.changers = changers;
    this.body = body;
    this.origins = new Origins(
      project,
      body,
      (called) => reachOf(project, changers, called).returns,
    );
  }

  reach(): Reach {
    if (!ts.isBlock(this.body.body)) this.returned.push(this.body.body);
    ts.forEachChild(this.body, this.visit);
    let writes = made;
    for (const holder of this.holders) writes |= this.origins.ofHolder(holder);
    for (const call of this.changes) writes |= this.changed(call);
    for (const name of this.names) writes |= this.given(name);
    const runs: Run[] = [];
    for (const call of this.callsOf) this.run(call, runs);
    let returns = made;
    for (const value of this.returned) returns |= this.origins.of(value);
    return { writes, runs, returns };
  }

  private readonly visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isBinaryExpression(node)) {
      if (isAssignment(node.operatorToken.kind))
        this.assigned(node.left, node.right);
    } else if (
      ts.isPrefixUnaryExpression(node) ||
      ts.isPostfixUnaryExpression(node)
    ) {
      if (
        node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken
      )
        this.target(node.operand);
    } else if (ts.isDeleteExpression(node)) {
      this.target(node.expression);
    } else if (ts.isForInStatement(node) || ts.isForOfStatement(node)) {
      if (!ts.isVariableDeclarationList(node.initializer))
        this.assigned(node.initializer, node.expression);
    } else if (ts.isCallExpression(node)) {
      this.call(node);
    } else if (ts.isReturnStatement(node) || ts.isYieldExpression(node)) {
      if (node.expression) this.returned.push(node.expression);
    } else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
      this.returned.push(node.body);
    }
    ts.forEachChild(node, this.visit);
  };

  private assigned(target: ts.Expression, value: ts.Expression): void {
    const inner = skipOuter(target);
    if (
      ts.isObjectLiteralExpression(inner) ||
      ts.isArrayLiteralExpression(inner)
    ) {
      const part = (node: ts.Node): void => {
        if (ts.isPropertyAssignment(node)) part(node.initializer);
        else if (ts.isShorthandPropertyAssignment(node))
          this.assigned(node.name, value);
        else if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node))
          part(node.expression);
        else if (
          ts.isBinaryExpression(node) &&
          node.operatorToken.kind === ts.SyntaxKind.EqualsToken
        )
          part(node.left);
        else if (ts.isExpression(node)) this.assigned(node, value);
      };
      ts.forEachChild(inner, part);
      return;
    }
    this.target(inner);
    if (ts.isIdentifier(inner)) add(this.origins.assigned, inner.text, value);
  }

  private target(target: ts.Expression): void {
    const inner = skipOuter(target);
    if (ts.isIdentifier(inner)) this.names.push(inner);
    else if (
      ts.isPropertyAccessExpression(inner) ||
      ts.isElementAccessExpression(inner)
    )
      this.holders.push(inner.expression);
  }

  private call(call: ts.CallExpression): void {
    this.callsOf.push(call);
    const callee = skipOuter(call.expression);
    if (ts.isIdentifier(callee)) add(this.origins.calls, callee.text, call);
    else if (ts.isPropertyAccessExpression(callee)) {
      const { text } = callee.name;
      add(this.origins.calls, text, call);
      if (text === "assign" && call.arguments[0])
        this.holders.push(call.arguments[0]);
      else if (changing.has(text)) this.changes.push(call);
    }
    for (const argument of call.arguments)
      if (ts.isIdentifier(argument))
        add(this.origins.calls, argument.text, call);
  }

  /** `this.seats.push(seat)`; types are asked only where the list isn't the body's own. */
  private changed(call: ts.CallExpression): Origin {
    const callee = skipOuter(call.expression);
    if (!ts.isPropertyAccessExpression(callee)) return made;
    const origin = this.origins.ofHolder(callee.expression);
    return origin !== made && containerUse(this.project.checker, call)
      ? origin
      : made;
  }

  /** Another value for a variable of the body itself is nobody else's. */
  private given(name: ts.Identifier): Origin {
    const declarations =
      symbolOf(this.project.checker, name)?.declarations ?? [];
    return declarations.length > 0 &&
      declarations.every((each) => isWithin(each, this.body))
      ? made
      : outside;
  }

  private run(call: ts.CallExpression, runs: Run[]): void {
    const callee = skipOuter(call.expression);
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    if (
      (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) &&
      this.changers.has(name.text)
    )
      for (const body of calledFunctions(this.project, call))
        if (!isWithin(body, this.body))
          runs.push({
            body,
            from: ts.isPropertyAccessExpression(callee)
              ? this.origins.of(callee.expression)
              : receiver,
            given: call.arguments.map((argument) => this.origins.of(argument)),
          });
    for (const argument of call.arguments) {
      const given = skipOuter(argument);
      const handed = ts.isPropertyAccessExpression(given) ? given.name : given;
      if (!ts.isIdentifier(handed) || !this.changers.has(handed.text)) continue;
      for (const body of handedFunctions(this.project, given))
        if (isFunctionWithBody(body) && !isWithin(body, this.body))
          runs.push({
            body,
            from: receiver,
            given: [this.origins.ofElement(call)],
          });
    }
  }
}

function add<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
