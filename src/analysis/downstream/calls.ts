import ts from "typescript";

import { functionsOf, symbolOf } from "../../program/symbols.ts";
import {
  isAsync,
  skipOuter,
  type FunctionWithBody,
} from "../../program/functions.ts";
import type { ChainStep } from "../finding.ts";
import {
  carrierOf,
  continuationOf,
  isThenable,
  nameOf,
  type Binding,
  type BodyResult,
  type Carrier,
  type Context,
  type Inputs,
  type Outcome,
} from "./context.ts";
import {
  union,
  withLives,
  withTemporary,
  withVariable,
  type Path,
  type Value,
} from "./state.ts";
import { executorKeeps, settlersOf } from "./executor.ts";

type Call = ts.CallExpression | ts.NewExpression;

const timers = new Set([
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "nextTick",
]);
const iterators = new Set([
  "forEach",
  "map",
  "flatMap",
  "filter",
  "some",
  "every",
  "find",
  "reduce",
]);
const onlooker = new Set(["console", "JSON", "String", "Boolean"]);

/** What a call does to the downstream promises and continuations that it meets. */
export function callStep(context: Context, path: Path, call: Call): Path {
  const callee = skipOuter(call.expression);
  const direct = directCall(context, call, callee);
  if (direct)
    return started(context, path, call, call, direct.name, direct.result, []);

  const args = call.arguments ?? [];
  const values = args.map((arg) =>
    path.temporaries.get(ts.isSpreadElement(arg) ? arg.expression : arg),
  );
  if (ts.isPropertyAccessExpression(callee)) {
    const receiver = path.temporaries.get(callee);
    if (receiver && receiver.roots.length > 0) {
      return methodCall(context, path, call, callee, receiver, union(values));
    }
  }
  if (ts.isNewExpression(call)) {
    const executor = executorOf(context, call);
    if (executor) return promiseFrom(context, path, call, executor);
  }

  const local = carrierOf(context, callee);
  let after = path;
  if (local?.kind === "function")
    after = calledCarrier(context, path, call, local.body);

  const carriers = args.map((arg) => carrierOf(context, arg));
  const given = values.some((value) => value && value.roots.length > 0);
  if (
    !given &&
    carriers.every((carrier) => !carrier) &&
    !passesInObject(context, args)
  )
    return after;
  if (local?.kind === "function") return after;
  if (settles(context, callee)) {
    return withLives(after, union(values)?.roots ?? [], { status: "escaped" });
  }

  const bodies = ts.isNewExpression(call)
    ? []
    : functionsOf(context.checker, callee);
  const [helper] = bodies;
  if (helper && bodies.length === 1)
    return helperCall(context, after, call, helper, values, carriers);
  return unknownCall(context, after, call, callee, values, carriers);
}

/** `next()`, `next.call(this, …)`, `next.apply(…)`, `Reflect.apply(next, …)`. */
function directCall(
  context: Context,
  call: Call,
  callee: ts.Expression,
): Extract<Carrier, { kind: "continuation" }> | undefined {
  if (!ts.isCallExpression(call)) return undefined;
  const own = continuationOf(context, callee);
  if (own) return own;
  if (
    ts.isPropertyAccessExpression(callee) &&
    /^(call|apply)$/.test(callee.name.text)
  ) {
    if (
      ts.isIdentifier(callee.expression) &&
      callee.expression.text === "Reflect"
    ) {
      const [target] = call.arguments;
      return target && continuationOf(context, target);
    }
    return continuationOf(context, callee.expression);
  }
  return undefined;
}

/** Downstream starts to run: counts the call, and where it gives a promise, follows that. */
export function started(
  context: Context,
  path: Path,
  node: ts.Node,
  reportAt: ts.Node,
  name: string,
  result: Outcome,
  chain: readonly ChainStep[],
): Path {
  const after = counted(context, path, reportAt, name, 1, chain);
  return promised(context, after, node, reportAt, name, result, chain);
}

/** Counts `times` runs of downstream at `node`, and notes a second one. */
function counted(
  context: Context,
  path: Path,
  node: ts.Node,
  name: string,
  times: 0 | 1 | 2,
  chain: readonly ChainStep[],
): Path {
  if (times === 0) return path;
  if (path.calls > 0 || times === 2) {
    const { implicit, guarded } = path;
    const where = path.lastCall ?? node;
    context.note({
      kind: "repeated",
      node,
      name,
      where,
      implicit,
      guarded,
      chain,
    });
  }
  return { ...path, calls: path.calls + times > 1 ? 2 : 1, lastCall: node };
}

/** A downstream promise comes into being as the value of `node`. */
function promised(
  context: Context,
  path: Path,
  node: ts.Node,
  reportAt: ts.Node,
  name: string,
  result: Outcome,
  chain: readonly ChainStep[],
): Path {
  const { awaitPolicy } = context.inputs.site.descriptor;
  if (awaitPolicy !== "await-or-return" && awaitPolicy !== "never-await")
    return path;
  if (result === "sync" && awaitPolicy === "await-or-return") return path;
  // What a framework's own types call `T | Promise<T>` is a promise whenever it runs.
  const hybrid =
    result === "maybe-promise" &&
    context.inputs.site.descriptor.continuation.length === 0;
  if (hybrid && path.modeTested) return path;
  let root = context.roots.get(node);
  if (!root) {
    root = { id: context.roots.size + 1, node: reportAt, name, hybrid, chain };
    context.roots.set(node, root);
  }
  const before = path.lives.get(root.id);
  const held = [...path.variables.values()].some((value) =>
    value.roots.includes(root.id),
  );
  if (before?.status === "pending" && !held) {
    // The loop came round, and nothing can wait for the promise of the turn before.
    context.note({
      kind: "lost",
      node: root.node,
      root,
      name,
      implicit: path.implicit,
    });
  }
  const lives = new Map(path.lives).set(root.id, {
    status: "pending",
    last: node,
    handled: false,
    workAfter: false,
  });
  const existing = path.temporaries.get(node);
  return withTemporary(
    { ...path, lives },
    node,
    union([existing, { roots: [root.id] }]),
  );
}

/** `.then(…)` and its like on a downstream promise; a method of an array of them. */
function methodCall(
  context: Context,
  path: Path,
  call: Call,
  callee: ts.PropertyAccessExpression,
  receiver: Value,
  given: Value | undefined,
): Path {
  const method = callee.name.text;
  if (receiver.container) {
    if ((method === "push" || method === "unshift") && given) {
      return pushed(context, path, callee.expression, union([receiver, given]));
    }
    return withTemporary(path, call, receiver);
  }
  const { roots } = receiver;
  if (context.inputs.site.descriptor.awaitPolicy === "never-await") {
    if (method === "subscribe" || method === "forEach") {
      return withLives(path, roots, { status: "done" });
    }
    return withTemporary(
      withLives(path, roots, { last: call }),
      call,
      receiver,
    );
  }
  if (method !== "then" && method !== "catch" && method !== "finally")
    return path;
  const [first, second] = call.arguments ?? [];
  const handled =
    method === "catch" ? first !== undefined : second !== undefined;
  let after = withLives(path, roots, {
    last: call,
    ...(handled ? { handled: true } : {}),
  });
  const { settlers } = context.inputs;
  if (settlers.size > 0 && executorKeeps(context, callee, first, second)) {
    return withLives(after, roots, { status: "escaped" });
  }
  after = withTemporary(after, call, { roots });
  return method === "catch" ? after : callbackOf(context, after, call, first);
}

function pushed(
  context: Context,
  path: Path,
  target: ts.Expression,
  value: Value | undefined,
): Path {
  const name = skipOuter(target);
  const symbol = ts.isIdentifier(name)
    ? symbolOf(context.checker, name)
    : undefined;
  return symbol
    ? withVariable(path, symbol, value && { ...value, container: true })
    : path;
}

/** `.then(() => next())`: the callback's promise becomes a part of the chain's. */
function callbackOf(
  context: Context,
  path: Path,
  call: Call,
  callback: ts.Expression | undefined,
): Path {
  const carrier = callback && carrierOf(context, callback);
  if (!carrier) return path;
  if (carrier.kind === "continuation") {
    return started(context, path, call, call, carrier.name, carrier.result, []);
  }
  return calledCarrier(context, path, call, carrier.body);
}

/** A function in reach of the continuation is called here, and its promise is the call's value. */
function calledCarrier(
  context: Context,
  path: Path,
  call: Call,
  body: FunctionWithBody,
): Path {
  const result = context.resultOf(body, context.inputs);
  if (!result) return path;
  const nested = isWithin(body, context.inputs.site.body);
  const origin = nested && !nameOf(body) ? (result.origin ?? call) : call;
  const name = nested
    ? nameOf(body)
      ? `${nameOf(body) ?? ""}()`
      : "downstream"
    : `${call.expression.getText()}()`;
  const chain = nameOf(body) ? [{ name: nameOf(body) ?? "", node: body }] : [];
  const after = counted(context, path, origin, name, result.calls.least, chain);
  return result.carries
    ? promised(
        context,
        after,
        call,
        origin,
        rootName(context, result, name),
        "promise",
        chain,
      )
    : after;
}

function rootName(
  context: Context,
  result: BodyResult,
  fallback: string,
): string {
  return result.origin && isWithin(result.origin, context.inputs.site.body)
    ? headOf(result.origin)
    : fallback;
}

/** The call as a message names it: `next()`, without its arguments. */
export function headOf(call: ts.Node): string {
  return ts.isCallExpression(call)
    ? `${call.expression.getText()}()`
    : call.getText();
}

function isWithin(node: ts.Node, outer: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent)
    if (at === outer) return true;
  return false;
}

/** A function of the project gets the continuation or a downstream promise: its body decides. */
function helperCall(
  context: Context,
  path: Path,
  call: Call,
  helper: FunctionWithBody,
  values: readonly (Value | undefined)[],
  carriers: readonly (Carrier | undefined)[],
): Path {
  const bindings = bindingsOf(context, call, helper, values, carriers);
  const roots = union(values)?.roots ?? [];
  const result =
    bindings &&
    context.resultOf(helper, {
      ...context.inputs,
      bindings,
      settlers: new Map(),
    });
  if (!result?.complete) return escaped(path, roots);
  const name = nameOf(helper) ?? call.expression.getText();
  const chain: ChainStep[] = [{ name, node: result.origin ?? helper }];
  let after = path;
  const gotContinuation = bindings?.some(
    (binding) => binding.holds === "continuation",
  );
  if (gotContinuation) {
    after = counted(
      context,
      after,
      call,
      `${name}()`,
      result.calls.least,
      chain,
    );
    if (result.carries) {
      after = promised(
        context,
        after,
        call,
        call,
        headOf(call),
        "promise",
        chain,
      );
    } else if (result.notes.some((note) => isLoss(note.kind))) {
      context.note({
        kind: "droppedByHelper",
        node: call,
        name,
        chain,
        implicit: path.implicit,
      });
    }
  }
  for (const note of result.notes) {
    if (gotContinuation && note.kind === "repeated") {
      const { implicit, guarded } = note;
      context.note({
        kind: "repeated",
        node: call,
        where: call,
        name: `${name}()`,
        chain,
        implicit,
        guarded,
      });
    }
  }
  if (result.usesAsResponse)
    after = withLives(after, roots, { premature: call });
  if (roots.length > 0) {
    if (result.fate === "carried") {
      const existing = after.temporaries.get(call);
      after = withTemporary(
        withLives(after, roots, { last: call }),
        call,
        union([existing, { roots }]),
      );
    } else if (result.fate === "escaped") {
      after = escaped(after, roots);
    } else if (result.fate === "dropped") {
      context.note({
        kind: "droppedByHelper",
        node: call,
        name,
        chain,
        implicit: path.implicit,
      });
      after = withLives(after, roots, { status: "done" });
    }
  }
  return after;
}

function isLoss(kind: string): boolean {
  return /^(lost|dropped|detached|executor|droppedByHelper|floating)$/.test(
    kind,
  );
}

function escaped(path: Path, roots: readonly number[]): Path {
  return withLives(path, roots, { status: "escaped" });
}

/** Which parameters of a helper hold what in this call; `undefined` where that can't be told. */
function bindingsOf(
  context: Context,
  call: Call,
  helper: FunctionWithBody,
  values: readonly (Value | undefined)[],
  carriers: readonly (Carrier | undefined)[],
): readonly Binding[] | undefined {
  const bindings: Binding[] = [];
  for (const [index, arg] of (call.arguments ?? []).entries()) {
    if (ts.isSpreadElement(arg)) return undefined;
    const parameter = helper.parameters[index];
    if (parameter?.dotDotDotToken) return undefined;
    const carrier = carriers[index];
    const value = values[index];
    const inner = skipOuter(arg);
    const properties = ts.isObjectLiteralExpression(inner)
      ? propertiesOf(context, inner)
      : [];
    if (!carrier && !value?.roots.length && properties.length === 0) continue;
    if (!parameter || value?.container) return undefined;
    if (properties.length > 0) {
      for (const { name, carrier: held } of properties) {
        bindings.push(
          ...bindName(
            context,
            parameter,
            [name],
            "continuation",
            isHybrid(held),
          ),
        );
      }
      continue;
    }
    const holds = carrier ? "continuation" : "promise";
    bindings.push(
      ...bindName(
        context,
        parameter,
        [],
        holds,
        carrier ? isHybrid(carrier) : false,
      ),
    );
  }
  return bindings;
}

function isHybrid(carrier: Carrier): boolean {
  return carrier.kind === "continuation" && carrier.result === "maybe-promise";
}

function bindName(
  context: Context,
  parameter: ts.ParameterDeclaration | ts.BindingElement,
  path: readonly string[],
  holds: Binding["holds"],
  hybrid: boolean,
): readonly Binding[] {
  if (ts.isIdentifier(parameter.name)) {
    const symbol = context.checker.getSymbolAtLocation(parameter.name);
    return symbol ? [{ symbol, path, holds, hybrid }] : [];
  }
  const [first, ...rest] = path;
  if (first === undefined || !ts.isObjectBindingPattern(parameter.name))
    return [];
  const element = parameter.name.elements.find(
    (candidate) =>
      (candidate.propertyName ?? candidate.name).getText() === first,
  );
  return element ? bindName(context, element, rest, holds, hybrid) : [];
}

function propertiesOf(
  context: Context,
  object: ts.ObjectLiteralExpression,
): readonly { readonly name: string; readonly carrier: Carrier }[] {
  return object.properties.flatMap((property) => {
    const value = ts.isShorthandPropertyAssignment(property)
      ? property.name
      : ts.isPropertyAssignment(property)
        ? property.initializer
        : undefined;
    const carrier = value && continuationOf(context, value);
    return carrier && property.name
      ? [{ name: property.name.getText(), carrier }]
      : [];
  });
}

function passesInObject(
  context: Context,
  args: readonly ts.Expression[],
): boolean {
  return args.some((arg) => {
    const inner = skipOuter(arg);
    return (
      ts.isObjectLiteralExpression(inner) &&
      propertiesOf(context, inner).length > 0
    );
  });
}

/** A function without a body here: its types say whether the promise comes back out of it. */
function unknownCall(
  context: Context,
  path: Path,
  call: Call,
  callee: ts.Expression,
  values: readonly (Value | undefined)[],
  carriers: readonly (Carrier | undefined)[],
): Path {
  const { checker } = context;
  const name = ts.isPropertyAccessExpression(callee)
    ? callee.name.text
    : callee.getText();
  const roots = union(values)?.roots ?? [];
  const type = checker.getTypeAtLocation(call);
  const thenable =
    isThenable(checker, type) || givesBack(checker, call, values, carriers);
  const lazy = context.inputs.site.descriptor.awaitPolicy === "never-await";
  let after = path;
  if (roots.length > 0) {
    const object = ts.isPropertyAccessExpression(callee)
      ? callee.expression
      : callee;
    if (lazy && thenable) {
      // `lastValueFrom(next.handle())` subscribes.
      after = withLives(after, roots, { status: "done" });
    } else if (thenable || lazy) {
      const combinator =
        /^(race|any)$/.test(name) && object.getText() === "Promise";
      if (combinator) {
        for (const root of context.roots.values()) {
          if (roots.includes(root.id))
            context.note({
              kind: "race",
              node: root.node,
              root,
              name: root.name,
              detail: name,
            });
        }
      }
      after = withLives(after, roots, {
        last: call,
        ...(name === "allSettled" ? { handled: true } : {}),
      });
      after = withTemporary(after, call, { roots });
    } else if (
      /^(push|unshift)$/.test(name) &&
      ts.isPropertyAccessExpression(callee)
    ) {
      after = pushed(context, after, callee.expression, {
        roots,
        container: true,
      });
    } else if (!(ts.isIdentifier(object) && onlooker.has(object.text))) {
      after = escaped(after, roots);
    }
  }
  for (const [index, carrier] of carriers.entries()) {
    const arg = call.arguments?.[index];
    if (carrier && arg)
      after = handedOver(
        context,
        after,
        call,
        name,
        carrier,
        arg,
        index,
        thenable,
        type,
      );
  }
  return after;
}

/** Whether the declared return type is what a callback or promise argument gives: `run<R>(f: () => R): R`. */
function givesBack(
  checker: ts.TypeChecker,
  call: Call,
  values: readonly (Value | undefined)[],
  carriers: readonly (Carrier | undefined)[],
): boolean {
  const declaration = checker.getResolvedSignature(call)?.getDeclaration();
  if (!declaration?.type || ts.isJSDocSignature(declaration)) return false;
  const names = new Set(
    (declaration.typeParameters ?? []).map((one) => one.name.text),
  );
  if (names.size === 0) return false;
  const result = typeNamesIn(declaration.type, names);
  return declaration.parameters.some((parameter, index) => {
    if (!carriers[index] && !values[index]?.roots.length) return false;
    return (
      parameter.type !== undefined &&
      [...typeNamesIn(parameter.type, names)].some((name) => result.has(name))
    );
  });
}

function typeNamesIn(
  node: ts.Node,
  among: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (at: ts.Node): void => {
    if (ts.isIdentifier(at) && among.has(at.text)) found.add(at.text);
    ts.forEachChild(at, look);
  };
  look(node);
  return found;
}

/** A carrier goes into a call of which only the types are known. */
function handedOver(
  context: Context,
  path: Path,
  call: Call,
  callee: string,
  carrier: Carrier,
  arg: ts.Expression,
  index: number,
  thenable: boolean,
  type: ts.Type,
): Path {
  const result =
    carrier.kind === "function"
      ? context.resultOf(carrier.body, context.inputs)
      : undefined;
  if (carrier.kind === "function" && !result?.carries) return path;
  const inline = ts.isFunctionLike(skipOuter(arg));
  const origin = inline ? (result?.origin ?? call) : call;
  const name =
    inline && result?.origin ? headOf(result.origin) : `${carrier.name}()`;
  const outcome = carrier.kind === "continuation" ? carrier.result : "promise";
  if (callee === "then" || callee === "finally") {
    return index === 0
      ? started(context, path, call, origin, name, outcome, [])
      : promised(context, path, call, origin, name, outcome, []);
  }
  const iterates = iterators.has(callee) && isArrayLike(context.checker, call);
  if (iterates && callee === "map") {
    const after = promised(context, path, call, origin, name, outcome, []);
    const value = after.temporaries.get(call);
    return value
      ? withTemporary(after, call, { ...value, container: true })
      : after;
  }
  if (thenable && !iterates)
    return promised(context, path, call, origin, name, outcome, []);
  if (
    context.inputs.site.descriptor.awaitPolicy !== "await-or-return" ||
    outcome === "sync"
  )
    return path;
  if (
    carrier.kind === "continuation" &&
    storesForLater(context, call, callee)
  ) {
    context.note({
      kind: "detached",
      node: origin,
      name,
      detail: callee,
      implicit: path.implicit,
    });
    return path;
  }
  const ignored = iterates
    ? callee !== "reduce"
    : timers.has(callee) || ignoresResult(context.checker, call, index, type);
  if (ignored && !keepsItself(context, carrier)) {
    context.note({
      kind: "detached",
      node: origin,
      name,
      detail: callee,
      implicit: path.implicit,
    });
  }
  return path;
}

/** `queue.push(next)`: somebody runs it when this request no longer waits. */
function storesForLater(context: Context, call: Call, callee: string): boolean {
  if (callee !== "push" && callee !== "unshift") return false;
  if (context.inputs.settlers.size > 0 || !isArrayLike(context.checker, call))
    return false;
  const target = skipOuter(call.expression);
  const object = ts.isPropertyAccessExpression(target)
    ? skipOuter(target.expression)
    : target;
  if (!ts.isIdentifier(object)) return true;
  const declaration = symbolOf(context.checker, object)?.valueDeclaration;
  return declaration !== undefined && !isWithin(declaration, context.body);
}

/** A callback inside a promise executor that passes downstream's end on to the promise. */
function keepsItself(context: Context, carrier: Carrier): boolean {
  return (
    context.inputs.settlers.size > 0 &&
    carrier.kind === "function" &&
    settlesInCatch(context, carrier.body)
  );
}

function isArrayLike(checker: ts.TypeChecker, call: Call): boolean {
  const callee = skipOuter(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const type = checker.getTypeAtLocation(callee.expression);
  const name = type.getSymbol()?.getName() ?? "";
  return (
    /^(Readonly)?(Array|Map|Set)$/.test(name) ||
    checker.isArrayType(type) ||
    checker.isTupleType(type)
  );
}

/** Whether the callee's type says that it does nothing with what this callback returns. */
function ignoresResult(
  checker: ts.TypeChecker,
  call: Call,
  index: number,
  type: ts.Type,
): boolean {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return false;
  const parameter = checker.getResolvedSignature(call)?.getParameters()[index];
  if (!parameter) return false;
  const signatures = checker
    .getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, call))
    .getCallSignatures();
  return (
    signatures.length > 0 &&
    signatures.every(
      (signature) =>
        (checker.getReturnTypeOfSignature(signature).flags &
          ts.TypeFlags.Void) !==
        0,
    )
  );
}

/** `resolve(promise)` inside a promise executor. */
function settles(context: Context, callee: ts.Expression): boolean {
  if (context.inputs.settlers.size === 0 || !ts.isIdentifier(callee))
    return false;
  const symbol = symbolOf(context.checker, callee);
  return symbol !== undefined && context.inputs.settlers.has(symbol);
}

function executorOf(
  context: Context,
  call: ts.NewExpression,
): FunctionWithBody | undefined {
  const [arg] = call.arguments ?? [];
  if (
    !arg ||
    !ts.isIdentifier(call.expression) ||
    call.expression.text !== "Promise"
  )
    return undefined;
  const [body] = functionsOf(context.checker, arg);
  return body;
}

/** `new Promise((resolve, reject) => …)`: keeps downstream's end if the executor passes it on. */
function promiseFrom(
  context: Context,
  path: Path,
  call: ts.NewExpression,
  executor: FunctionWithBody,
): Path {
  const inputs: Inputs = {
    ...context.inputs,
    settlers: settlersOf(context, executor),
  };
  const result = context.resultOf(executor, inputs);
  if (!result || result.calls.most === 0) return path;
  const origin = result.origin ?? call;
  if (
    isAsync(executor) &&
    result.carries &&
    !settlesInCatch({ ...context, inputs }, executor)
  ) {
    context.note({
      kind: "executor",
      node: origin,
      name: headOf(origin),
      implicit: path.implicit,
    });
    return path;
  }
  const after = counted(
    context,
    path,
    origin,
    headOf(origin),
    result.calls.least,
    [],
  );
  const lost = result.notes.some((note) => isLoss(note.kind));
  return lost
    ? after
    : promised(context, after, call, origin, headOf(origin), "promise", []);
}

function settlesInCatch(context: Context, body: FunctionWithBody): boolean {
  let found = false;
  const look = (node: ts.Node): void => {
    if (ts.isCatchClause(node) && mentionsReject(context, node.block))
      found = true;
    if (!found) ts.forEachChild(node, look);
  };
  look(body.body);
  return found;
}

function mentionsReject(context: Context, node: ts.Node): boolean {
  if (ts.isIdentifier(node)) {
    const symbol = symbolOf(context.checker, node);
    return (
      symbol !== undefined && context.inputs.settlers.get(symbol) === "reject"
    );
  }
  return (
    ts.forEachChild(
      node,
      (child) => mentionsReject(context, child) || undefined,
    ) ?? false
  );
}
