import ts from "typescript";

import { basesOf } from "../../middleware/members.ts";
import { functionsReturnedBy } from "../../middleware/returned.ts";
import type { Site } from "../../middleware/site.ts";
import {
  functionAround,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import { targetsOf } from "../../program/calls/targets.ts";
import type { Project } from "../project.ts";
import type { LayerDeclaration } from "./layer.ts";
import { useOf, type PartUse } from "./part-use.ts";

/** What a layer does with the request, the response and the program's state. */
export interface LayerEffects {
  /** Parts of the request and the response: `request.user`, `response.headers:vary`. */
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  /** Variables of modules that it uses and that can change. */
  readonly state: ReadonlySet<ts.Symbol>;
  /** Whether its place matters to others: it answers by itself, catches, measures, or isn't known. */
  readonly isOrdered: boolean;
}

interface Draft {
  readonly reads: Set<string>;
  readonly writes: Set<string>;
  readonly state: Set<ts.Symbol>;
  isOrdered: boolean;
}

const known = new WeakMap<Project, WeakMap<LayerDeclaration, LayerEffects>>();

/** What the bodies of a layer do that run for each request. */
export function layerEffectsOf(
  project: Project,
  layer: LayerDeclaration,
): LayerEffects {
  let layers = known.get(project);
  if (!layers) known.set(project, (layers = new WeakMap()));
  let effects = layers.get(layer);
  if (!effects) layers.set(layer, (effects = collect(project, layer)));
  return effects;
}

function collect(project: Project, layer: LayerDeclaration): LayerEffects {
  const draft: Draft = {
    ...{ reads: new Set<string>(), writes: new Set<string>() },
    ...{ state: new Set<ts.Symbol>(), isOrdered: false },
  };
  const bodies = bodiesOf(project, layer);
  if (bodies.length === 0) draft.isOrdered = true;
  for (const body of bodies) new Reading(project, body, draft).run();
  return draft;
}

const requestMembers =
  /^(?:call|acall|__call__|__acall__|process(?:Request|Response|View|Exception|TemplateResponse))$/;

/** The functions of a layer that a chain calls, those of its bases in the project included. */
function bodiesOf(
  { checker }: Project,
  layer: LayerDeclaration,
): readonly FunctionWithBody[] {
  if (!ts.isClassLike(layer)) return functionsReturnedBy(checker, layer);
  return [layer, ...basesOf(checker, layer)]
    .filter((each) => packageOf(each) === "." && !isRuntimeMixin(each))
    .flatMap(({ members }) => [...members])
    .flatMap((member): readonly FunctionWithBody[] => {
      if (!member.name || !requestMembers.test(member.name.getText()))
        return [];
      if (isFunctionWithBody(member)) return [member];
      const value =
        ts.isPropertyDeclaration(member) && member.initializer
          ? skipOuter(member.initializer)
          : undefined;
      return isFunctionWithBody(value) ? [value] : [];
    });
}

function isRuntimeMixin(node: ts.ClassLikeDeclaration): boolean {
  return (
    node.name?.text === "MiddlewareMixin" &&
    /\/runtime\/mixin\.ts$/.test(node.getSourceFile().fileName)
  );
}

/** One body: which parts of its request and response it touches, and how it ends. */
class Reading {
  readonly #project: Project;
  readonly #body: FunctionWithBody;
  readonly #draft: Draft;
  readonly #site: Site | undefined;
  /** The names that stand for the request and for the response. */
  readonly #parts = new Map<ts.Symbol, "request" | "response">();
  #followed = 0;

  constructor(project: Project, body: FunctionWithBody, draft: Draft) {
    this.#project = project;
    this.#body = body;
    this.#draft = draft;
    this.#site = project.middleware.siteOf(body);
  }

  run(): void {
    const { parameters } = this.#body;
    const [first, second] = parameters;
    this.#name(first?.name, "request");
    const name = this.#body.name?.getText() ?? "";
    if (/^process(?:Response|TemplateResponse)$/.test(name))
      this.#name(second?.name, "response");
    this.#visit(this.#body.body);
    if (!ts.isBlock(this.#body.body)) this.#result(this.#body.body);
  }

  #name(name: ts.BindingName | undefined, part: "request" | "response"): void {
    if (!name) return;
    if (ts.isIdentifier(name)) {
      const symbol = symbolOf(this.#project.checker, name);
      if (symbol) this.#parts.set(symbol, part);
      return;
    }
    for (const element of name.elements)
      if (
        ts.isBindingElement(element) &&
        !element.dotDotDotToken &&
        ts.isIdentifier(element.propertyName ?? element.name)
      )
        this.#draft.reads.add(
          `${part}.${(element.propertyName ?? element.name).getText()}`,
        );
      else this.#draft.isOrdered = true;
  }

  /** Whether a call runs the layers below. */
  #isDownstream(node: ts.Expression): boolean {
    const inner = skipOuter(node);
    if (ts.isAwaitExpression(inner))
      return this.#isDownstream(inner.expression);
    return (
      ts.isCallExpression(inner) &&
      this.#site !== undefined &&
      this.#project.middleware.downstreamOf(inner.expression, this.#site) !==
        undefined
    );
  }

  #visit(node: ts.Node): void {
    if (ts.isTypeNode(node)) return;
    if (ts.isTryStatement(node) || ts.isThrowStatement(node))
      this.#draft.isOrdered = true;
    if (ts.isVariableDeclaration(node) && node.initializer) {
      if (this.#isDownstream(node.initializer))
        this.#name(node.name, "response");
      else this.#alias(node.name, node.initializer);
    }
    if (
      ts.isReturnStatement(node) &&
      functionAround(node) === this.#body &&
      node.expression
    )
      this.#result(node.expression);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.#call(node);
    if (ts.isIdentifier(node)) this.#identifier(node);
    ts.forEachChild(node, (child) => {
      this.#visit(child);
    });
  }

  /** `const { user } = request` reads a part; any other name for it is followed no further. */
  #alias(name: ts.BindingName, value: ts.Expression): void {
    const inner = skipOuter(value);
    const part = ts.isIdentifier(inner) ? this.#partOf(inner) : undefined;
    if (part) this.#name(name, part);
  }

  #partOf(name: ts.Identifier): "request" | "response" | undefined {
    const symbol = symbolOf(this.#project.checker, name);
    return symbol && this.#parts.get(symbol);
  }

  /** A response that isn't the one from below is an answer of its own. */
  #result(expression: ts.Expression): void {
    const inner = skipOuter(expression);
    if (ts.isAwaitExpression(inner)) {
      this.#result(inner.expression);
    } else if (ts.isConditionalExpression(inner)) {
      this.#result(inner.whenTrue);
      this.#result(inner.whenFalse);
    } else if (
      !this.#isDownstream(inner) &&
      !(ts.isIdentifier(inner) && this.#partOf(inner) === "response") &&
      !isNothing(inner) &&
      !isOwnTwin(inner)
    )
      this.#draft.isOrdered = true;
  }

  #call(node: ts.CallExpression | ts.NewExpression): void {
    const callee = skipOuter(node.expression);
    if (isClock(node)) this.#draft.isOrdered = true;
    if (ts.isCallExpression(node) && this.#isDownstream(node)) return;
    if (
      ts.isPropertyAccessExpression(callee) &&
      callee.expression.kind === ts.SyntaxKind.ThisKeyword &&
      !isOwnTwin(node)
    ) {
      // A method of its own may do anything with what it is given.
      if ((node.arguments ?? []).some((each) => this.#mentionsPart(each)))
        this.#draft.isOrdered = true;
    }
    // `storage.run(request, () => this.getResponse(request))`: what runs below runs inside of it.
    if (
      (node.arguments ?? []).some(
        (argument) =>
          isFunctionWithBody(skipOuter(argument)) &&
          this.#holdsDownstream(argument),
      )
    )
      this.#draft.isOrdered = true;
    for (const target of targetsOf(this.#project.checker, node.expression))
      if (isFunctionWithBody(target) && packageOf(target) === ".")
        this.#follow(target, 3);
  }

  #holdsDownstream(node: ts.Node): boolean {
    if (ts.isCallExpression(node) && this.#isDownstream(node)) return true;
    return (
      ts.forEachChild(node, (child) => this.#holdsDownstream(child)) ?? false
    );
  }

  #mentionsPart(node: ts.Node): boolean {
    if (ts.isIdentifier(node) && this.#partOf(node)) return true;
    return ts.forEachChild(node, (child) => this.#mentionsPart(child)) ?? false;
  }

  /** The state that helpers use: two layers that reach the same may depend on each other. */
  #follow(body: FunctionWithBody, depth: number): void {
    if (this.#followed++ > 40) {
      this.#draft.isOrdered = true;
      return;
    }
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) this.#state(node);
      if (ts.isCallExpression(node) && depth > 0)
        for (const target of targetsOf(this.#project.checker, node.expression))
          if (isFunctionWithBody(target) && packageOf(target) === ".")
            this.#follow(target, depth - 1);
      ts.forEachChild(node, visit);
    };
    visit(body.body);
  }

  #identifier(node: ts.Identifier): void {
    const part = this.#partOf(node);
    if (!part) {
      this.#state(node);
      return;
    }
    if (isDeclared(node)) return;
    const use = useOf(node, (call) => this.#isDownstream(call));
    if (use === "whole") this.#draft.isOrdered = true;
    else if (use) this.#record(part, use);
  }

  #record(part: "request" | "response", { path, writes }: PartUse): void {
    const key = `${part}.${path}`;
    this.#draft.reads.add(key);
    if (writes) this.#draft.writes.add(key);
  }

  #state(node: ts.Identifier): void {
    const symbol = symbolOf(this.#project.checker, node);
    const declaration = symbol?.valueDeclaration;
    if (
      !symbol ||
      !declaration ||
      !ts.isVariableDeclaration(declaration) ||
      packageOf(declaration) !== "." ||
      declaration.getSourceFile().isDeclarationFile ||
      functionAround(declaration) ||
      !mayChange(declaration)
    )
      return;
    this.#draft.state.add(symbol);
  }
}

/** A variable that holds more than a text, a number, a pattern or a function. */
function mayChange(declaration: ts.VariableDeclaration): boolean {
  const value = declaration.initializer && skipOuter(declaration.initializer);
  return (
    !isConstant(declaration) ||
    !value ||
    !(
      ts.isLiteralExpression(value) ||
      ts.isPrefixUnaryExpression(value) ||
      ts.isTemplateExpression(value) ||
      ts.isBinaryExpression(value) ||
      isFunctionWithBody(value)
    )
  );
}

function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isParameter(parent) ||
      ts.isVariableDeclaration(parent) ||
      ts.isBindingElement(parent)) &&
    parent.name === node
  );
}

function isNothing(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(node) && node.text === "undefined")
  );
}

/** `this.acall(request)`: the other half of a hybrid, which is read as well. */
function isOwnTwin(node: ts.Expression): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.expression.kind === ts.SyntaxKind.ThisKeyword &&
    requestMembers.test(node.expression.name.text)
  );
}

/** What measures time measures everything below. */
function isClock(node: ts.CallExpression | ts.NewExpression): boolean {
  const text = node.expression.getText();
  return ts.isNewExpression(node)
    ? text === "Date" && !node.arguments?.length
    : /^(?:Date\.now|performance\.now|process\.hrtime(?:\.bigint)?)$/.test(
        text,
      );
}
