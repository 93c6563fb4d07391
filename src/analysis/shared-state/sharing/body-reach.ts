import ts from "typescript";

import { takesData } from "../../../program/files/data-globals.ts";
import { addTo } from "../../../program/files/lists.ts";
import { isWithin, skipOuter } from "../../../program/syntax/functions.ts";
import type { NameClosure } from "../../../program/files/name-closure.ts";
import { mayChange, telling } from "../../../program/files/method-names.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { containerUse } from "../places/containers.ts";
import { namedFunction } from "../places/nodes.ts";
import { isTelling } from "../places/told.ts";
import {
  made,
  Origins,
  outside,
  receiver,
  type Origin,
  type ReturnsOf,
} from "./origins.ts";
import { calledBy, functionsOfLineage } from "../following/heirs.ts";
import {
  accessorsOf,
  argumentAt,
  constructionOf,
  handedFunctions,
  type AnyCall,
  type RunBody,
} from "../following/runs.ts";

/** The functions that may write to something that outlives them, by names. */
export interface Changers extends NameClosure {
  /** The names of getters and setters among them. */
  readonly accessors: ReadonlySet<string>;
}

/** What a body writes to, and what it runs. */
export interface Reach {
  readonly writes: Origin;
  readonly runs: readonly Run[];
  readonly returns: Origin;
}

/** What may run other code: a call, `new`, a template with a tag, an access that may have a getter or a setter. */
type Place =
  | AnyCall
  | ts.TaggedTemplateExpression
  | ts.PropertyAccessExpression
  | ts.ElementAccessExpression
  | ts.BindingElement;

/** A body that another one runs, and whence its `this` and its arguments come. */
interface Run {
  readonly body: RunBody;
  readonly from: Origin;
  readonly given: readonly Origin[];
}

/**
 * What a body writes to, runs and returns; only calls of `changers`, by name, are looked into. `returnsOf`
 * says it of what the body calls.
 */
export function readBody(
  project: Project,
  changers: Changers,
  body: RunBody,
  returnsOf: ReturnsOf,
): Reach {
  return new Walk(project, changers, body, returnsOf).reach();
}

/** Reads a body once: what it writes to, calls and returns; then asks whence each comes. */
class Walk {
  private readonly project: Project;
  private readonly changers: Changers;
  private readonly body: RunBody;
  private readonly origins: Origins;
  /** Objects in which a part is written. */
  private readonly holders: ts.Expression[] = [];
  /** Calls that may change a container. */
  private readonly changes: ts.CallExpression[] = [];
  /** Variables that are given a value. */
  private readonly names: ts.Identifier[] = [];
  private readonly places: Place[] = [];
  private readonly returned: ts.Expression[] = [];

  constructor(
    project: Project,
    changers: Changers,
    body: RunBody,
    returnsOf: ReturnsOf,
  ) {
    this.project = project;
    this.changers = changers;
    this.body = body;
    this.origins = new Origins(project, body, returnsOf);
  }

  reach(): Reach {
    const { body } = this;
    const value = ts.isPropertyDeclaration(body) ? body.initializer : body.body;
    if (!ts.isBlock(value)) this.returned.push(value);
    ts.forEachChild(this.body, this.visit);
    let writes = made;
    for (const holder of this.holders) writes |= this.origins.ofHolder(holder);
    for (const call of this.changes) writes |= this.changed(call);
    for (const name of this.names) writes |= this.given(name);
    const runs: Run[] = [];
    for (const place of this.places) this.run(place, runs);
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
    } else if (
      ts.isNewExpression(node) ||
      ts.isTaggedTemplateExpression(node) ||
      ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      ts.isBindingElement(node)
    ) {
      this.places.push(node);
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
    if (ts.isIdentifier(inner)) addTo(this.origins.assigned, inner.text, value);
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
    this.places.push(call);
    const callee = skipOuter(call.expression);
    if (ts.isIdentifier(callee)) {
      addTo(this.origins.calls, callee.text, call);
      if (telling.has(callee.text)) this.changes.push(call);
    } else if (ts.isPropertyAccessExpression(callee)) {
      const { text } = callee.name;
      addTo(this.origins.calls, text, call);
      if (text === "assign" && call.arguments[0])
        this.holders.push(call.arguments[0]);
      else if (mayChange(text)) this.changes.push(call);
    }
    for (const argument of call.arguments)
      if (ts.isIdentifier(argument))
        addTo(this.origins.calls, argument.text, call);
  }

  /** `this.seats.push(seat)`; types are asked only where the list isn't the body's own. */
  private changed(call: ts.CallExpression): Origin {
    const callee = skipOuter(call.expression);
    if (!ts.isPropertyAccessExpression(callee))
      return isTelling(this.project.checker, call) ? outside : made;
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

  private run(place: Place, runs: Run[]): void {
    if (
      ts.isPropertyAccessExpression(place) ||
      ts.isElementAccessExpression(place) ||
      ts.isBindingElement(place)
    ) {
      this.access(place, runs);
      return;
    }
    const callee = skipOuter(
      ts.isTaggedTemplateExpression(place) ? place.tag : place.expression,
    );
    if (this.mayChange(callee)) {
      const constructed = ts.isTaggedTemplateExpression(place)
        ? []
        : constructionOf(this.project, place);
      for (const body of constructed) this.add(body, made, place, runs);
      if (constructed.length === 0) {
        const { bodies, heir } = calledBy(this.project, undefined, place);
        const from =
          bodies.length > 0 &&
          (ts.isPropertyAccessExpression(callee) ||
            ts.isElementAccessExpression(callee))
            ? this.origins.of(callee.expression)
            : receiver;
        for (const body of bodies) this.add(body, from, place, runs);
        // `orders.save(row)` of a base, which runs what the class of `orders` overrides.
        if (heir)
          for (const body of functionsOfLineage(this.project, heir))
            runs.push({ body, from, given: [] });
      }
    }
    if (ts.isCallExpression(place)) this.handed(place, runs);
  }

  /** Whether what is called may be one of those that write: by its name, where it has one. */
  private mayChange(callee: ts.Expression): boolean {
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    return ts.isIdentifier(name) || ts.isPrivateIdentifier(name)
      ? this.changers.mayBe(name)
      : true;
  }

  private access(
    place:
      | ts.PropertyAccessExpression
      | ts.ElementAccessExpression
      | ts.BindingElement,
    runs: Run[],
  ): void {
    if (
      ts.isPropertyAccessExpression(place) &&
      !this.changers.accessors.has(place.name.text)
    )
      return;
    for (const way of ["get", "set"] as const)
      for (const body of accessorsOf(this.project, place, way)) {
        const { parent } = place;
        runs.push({
          body,
          from: ts.isBindingElement(place)
            ? outside
            : this.origins.of(place.expression),
          given:
            ts.isBinaryExpression(parent) && parent.left === place
              ? [this.origins.of(parent.right)]
              : [],
        });
      }
  }

  private handed(call: ts.CallExpression, runs: Run[]): void {
    if (takesData(call.expression)) return;
    for (const argument of call.arguments) {
      const named = namedFunction(argument);
      if (!named || !this.mayChange(named.callee)) continue;
      const { callee: given, binding } = named;
      const bound = binding?.arguments.slice(1) ?? [];
      const all = [...call.arguments, ...bound];
      for (const body of handedFunctions(this.project, given))
        if (!isWithin(body, this.body))
          runs.push({
            body,
            from: ts.isPropertyAccessExpression(given)
              ? this.origins.of(given.expression)
              : receiver,
            // A function of the project may hand on whatever it gets.
            given: [...bound, argument].map(() =>
              all.reduce(
                (origin, each) => origin | this.origins.of(each),
                this.origins.ofElement(call),
              ),
            ),
          });
    }
  }

  private add(
    body: RunBody,
    from: Origin,
    place: AnyCall | ts.TaggedTemplateExpression,
    runs: Run[],
  ): void {
    if (isWithin(body, this.body)) return;
    const count = ts.isPropertyDeclaration(body) ? 0 : body.parameters.length;
    const given: Origin[] = [];
    for (let index = 0; index < count; index++) {
      const argument = argumentAt(place, index);
      given.push(argument ? this.origins.of(argument) : made);
    }
    runs.push({ body, from, given });
  }
}
