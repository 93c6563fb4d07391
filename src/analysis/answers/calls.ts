import ts from "typescript";

import type { ResponseObject } from "../../middleware/descriptor.ts";
import { oneLine } from "../../program/syntax/one-line.ts";
import { isPackage, packageOf } from "../../program/types/package-of.ts";
import {
  isFunctionWithBody,
  isWithin,
  memberNamed,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { functionsOf, symbolOf } from "../../program/types/symbols.ts";
import { isNamed } from "../../program/types/type-names.ts";
import { typeAt } from "../../program/types/types.ts";
import { callbackPaths } from "./callbacks.ts";
import { chainPaths, isChained, isLink } from "./chains.ts";
import type { Context } from "./context.ts";
import { givesError } from "./failures.ts";
import { handOver, happens, type Act } from "./events.ts";
import { heldByReceiver, heldIn } from "./held-response.ts";
import { helperPaths } from "./helper-calls.ts";
import {
  isContinuation,
  isOwnOfThis,
  mentions,
  responseAt,
} from "./response.ts";
import { bodiesGivenByName } from "../../program/calls/augmented.ts";
import { seenTo, type Path } from "./state.ts";

export type Call = ts.CallExpression | ts.NewExpression;

/** The paths that one path becomes at a call, which may be awaited at once. */
export function callPaths(
  context: Context,
  path: Path,
  call: Call,
  awaited: boolean,
): readonly Path[] {
  const callee = skipOuter(call.expression);
  if (ts.isCallExpression(call)) {
    if (isContinuationCall(context, callee))
      return [
        happens(context, path, {
          act: "continues",
          node: call,
          name: callText(call),
          bare: call.arguments.length > 0,
        }),
      ];
    const object = memberObject(context, callee);
    if (object) return memberPaths(context, path, call, callee, object);
    if (isOnPluginsPart(context, callee)) return [handOver(context, path)];
    if (isPipe(context, call, callee))
      return [pipe(context, path, call, callee, awaited)];
    // The outermost link of `load().then(…).catch(…)` speaks for all of them.
    if (isChained(context, call))
      return isLink(call) ? [path] : chainPaths(context, path, call, awaited);
  }
  const helper = helperOf(context, call, callee);
  if (helper)
    return helperPaths(
      context,
      givesError(context, path, call, helper) ? seenTo(path) : path,
      call,
      helper,
      awaited,
    );
  const args = call.arguments ?? [];
  const passed = args.some((arg) => passes(context, arg));
  if (heldIn(context, call)) return [path];
  if (heldByReceiver(context, callee).length > 0)
    return [handOver(context, path)];
  if (!passed) return callbackPaths(context, path, call);
  const after = goesOnToHandler(context, path, callee)
    ? happens(context, path, {
        act: "continues",
        node: call,
        name: callText(call),
        bare: false,
      })
    : handOver(context, path);
  return callbackPaths(context, after, call);
}

/** `handler(req, res)` behind an answer, in what wraps a handler of the framework: it answers as well. */
function goesOnToHandler(
  { checker, inputs }: Context,
  { state, implicit }: Path,
  callee: ts.Expression,
): boolean {
  if (state.kind !== "answered" || implicit) return false;
  const { contextual, handlers } = inputs.site.descriptor;
  return isNamed(checker, typeAt(checker, callee), [
    ...contextual,
    ...handlers.contextual,
  ]);
}

/** `next()`, `next.call(…)`. */
function isContinuationCall(context: Context, callee: ts.Expression): boolean {
  if (isContinuation(context, callee)) return true;
  return (
    ts.isPropertyAccessExpression(callee) &&
    /^(call|apply)$/.test(callee.name.text) &&
    isContinuation(context, callee.expression)
  );
}

/** The response whose member a call calls. */
function memberObject(
  context: Context,
  callee: ts.Expression,
): ResponseObject | undefined {
  return ts.isPropertyAccessExpression(callee) ||
    ts.isElementAccessExpression(callee)
    ? responseAt(context, callee.expression)
    : undefined;
}

function memberPaths(
  context: Context,
  path: Path,
  call: ts.CallExpression,
  callee: ts.Expression,
  object: ResponseObject,
): readonly Path[] {
  const member = memberNamed(callee);
  if (member === undefined) return [handOver(context, path)];
  const given = call.arguments.some((arg) =>
    isFunctionWithBody(skipOuter(arg)),
  );
  if (object.hands.includes(member) && given)
    return callbackPaths(context, path, call, "once");
  const act = isAnswerOfPlugin(context, callee, member, object)
    ? "answers"
    : actOf(object, member, call.arguments.length === 0);
  if (act)
    return [
      happens(context, path, {
        act,
        node: call,
        name: callText(call),
        bare: call.arguments.every((arg) => isFunctionWithBody(skipOuter(arg))),
      }),
    ];
  if (object.releases.includes(member)) return [handOver(context, path)];
  if (isForeign(context, callee, object)) {
    const body = addedMember(context, callee);
    return body
      ? helperPaths(context, path, call, body, false)
      : [handOver(context, path)];
  }
  return callbackPaths(context, path, call);
}

/** `response.ok = function (content) { this.status(200).send(content); }`: what the project has put there. */
function addedMember(
  { checker, project }: Context,
  callee: ts.Expression,
): FunctionWithBody | undefined {
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const member = symbolOf(checker, callee.name)?.declarations?.[0];
  const name = member && ts.getNameOfDeclaration(member);
  if (!name || !ts.isIdentifier(name)) return undefined;
  const [body, ...others] = bodiesGivenByName(project, member, name);
  return body && others.length === 0 && isOwnOfThis(body) ? body : undefined;
}

function actOf(
  object: ResponseObject,
  member: string,
  isBare: boolean,
): Act | undefined {
  if (isBare && object.endsBare?.includes(member)) return "ends";
  if (object.answers.includes(member) || object.hands.includes(member))
    return "answers";
  if (object.ends.includes(member)) return "ends";
  if (object.head.includes(member)) return "head";
  if (object.begins.includes(member)) return "writes";
  return object.headers.includes(member) ? "headers" : undefined;
}

/** `reply.notFound()` of @fastify/sensible. */
function isAnswerOfPlugin(
  { checker }: Context,
  callee: ts.Expression,
  member: string,
  { plugins }: ResponseObject,
): boolean {
  if (!plugins || !ts.isPropertyAccessExpression(callee)) return false;
  const asked = plugins.filter((plugin) =>
    "answers" in plugin
      ? plugin.answers.includes(member)
      : !plugin.allBut.includes(member),
  );
  const declarations = symbolOf(checker, callee.name)?.declarations ?? [];
  return declarations.some((declaration) => {
    const home = packageOf(declaration.getSourceFile());
    return asked.some((plugin) => isPackage(home, plugin.package));
  });
}

/** `res.boom.notFound()`: a part of the response that something else than its framework put there. */
function isOnPluginsPart(context: Context, callee: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const part = skipOuter(callee.expression);
  if (!ts.isPropertyAccessExpression(part)) return false;
  const object = responseAt(context, part.expression);
  return object !== undefined && isForeign(context, part, object);
}

/** Whether a member of the response is the project's, a plugin's, or nobody's that is known: it may answer. */
function isForeign(
  context: Context,
  callee: ts.Expression,
  { types }: ResponseObject,
): boolean {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const declarations = symbolOf(context.checker, name)?.declarations ?? [];
  if (declarations.length > 0)
    return declarations.some((declaration) => {
      // Its file, not its module: plugins declare members in the framework's module.
      const home = packageOf(declaration.getSourceFile());
      return (
        home !== "node" && !types.some((one) => isPackage(home, one.package))
      );
    });
  return !/^(status|code|on|once|off|get|getHeader|hasHeader|removeListener|emit|setTimeout)$/.test(
    name.getText(),
  );
}

/** `stream.pipe(res)`, `pipeline(stream, res)`. */
function isPipe(
  context: Context,
  call: ts.CallExpression,
  callee: ts.Expression,
): boolean {
  const name = ts.isPropertyAccessExpression(callee)
    ? callee.name.text
    : ts.isIdentifier(callee)
      ? callee.text
      : "";
  const [first] = call.arguments;
  if (name === "pipe" && ts.isPropertyAccessExpression(callee))
    return first !== undefined && responseAt(context, first) !== undefined;
  return (
    name === "pipeline" &&
    call.arguments.some((arg) => responseAt(context, arg) !== undefined)
  );
}

function pipe(
  context: Context,
  path: Path,
  call: ts.CallExpression,
  callee: ts.Expression,
  awaited: boolean,
): Path {
  const whole =
    ts.isPropertyAccessExpression(callee) && callee.name.text === "pipe";
  // `pipe(res, { end: false })` leaves the end to somebody else.
  if (whole && call.arguments.length > 1) return handOver(context, path);
  // A stream sets no headers: behind `writeHead` it only ends what was begun.
  const answers = path.state.kind === "begun" ? "ends" : "answers";
  return happens(context, path, {
    act: awaited ? answers : "pipes",
    node: call,
    name: callText(call),
    bare: false,
  });
}

/** Whether an argument gives the response or the continuation away. */
function passes(context: Context, arg: ts.Expression): boolean {
  const inner = skipOuter(ts.isSpreadElement(arg) ? arg.expression : arg);
  return (
    responseAt(context, inner) !== undefined || isContinuation(context, inner)
  );
}

/** The function of the project that a call runs with the response, or with it in view. */
export function helperOf(
  context: Context,
  call: Call,
  callee: ts.Expression,
): FunctionWithBody | undefined {
  const args = call.arguments ?? [];
  const direct = ts.isFunctionLike(callee);
  const passed = args.some((arg) => passes(context, arg));
  const held = heldByReceiver(context, callee).length > 0;
  if (!direct && !passed && !held && !isNestedName(context, callee))
    return undefined;
  // A callback that answers goes in as well: what the helper does with it is not followed.
  if (args.some((arg) => isTouching(context, arg))) return undefined;
  if (args.some((arg) => ts.isSpreadElement(arg))) return undefined;
  const bodies = ts.isNewExpression(call)
    ? []
    : functionsOf(context.checker, callee);
  const [body] = bodies;
  if (!body || bodies.length > 1) return undefined;
  const generator = "asteriskToken" in body && body.asteriskToken !== undefined;
  return generator || (!passed && !held && !mentions(context, body))
    ? undefined
    : body;
}

/** A name of a function that is written inside the site. */
function isNestedName(context: Context, callee: ts.Expression): boolean {
  if (!ts.isIdentifier(callee)) return false;
  const declaration = symbolOf(context.checker, callee)?.valueDeclaration;
  return (
    declaration !== undefined && isWithin(declaration, context.inputs.scope)
  );
}

function isTouching(context: Context, arg: ts.Expression): boolean {
  const inner = skipOuter(arg);
  if (isFunctionWithBody(inner)) return mentions(context, inner);
  return (
    ts.isObjectLiteralExpression(inner) &&
    inner.properties.some(
      (property) =>
        (ts.isMethodDeclaration(property) &&
          isFunctionWithBody(property) &&
          mentions(context, property)) ||
        (ts.isPropertyAssignment(property) &&
          isTouching(context, property.initializer)),
    )
  );
}

/** A call as a message shows it: `res.status(401).json(…)`. */
export function callText(call: Call): string {
  const callee = oneLine(call.expression);
  const shown = callee.replace(/\(([^()]{25,})\)/g, "(…)");
  const args = (call.arguments ?? []).map(oneLine).join(", ");
  return `${shown}(${args.length > 24 ? "…" : args})`;
}
