import ts from "typescript";

import { lastName } from "../../blocking/catalogue.ts";
import type { BlockingCall } from "../../blocking/blocking-call.ts";
import { makesPromise } from "../../program/syntax/awaited.ts";
import {
  functionAround,
  isAsync,
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import type { ChainStep } from "../finding.ts";
import type { Project } from "../project.ts";
import { spokenName } from "./names.ts";

/** What to write in place of a blocking call, as one sentence of a message. */
export function insteadOf(
  project: Project,
  sink: BlockingCall,
  chain: readonly ChainStep[],
): string {
  const last = chain.at(-1);
  const owner = last && quoted(last.name);
  if (sink.kind === "bridge") return "Await the asynchronous function itself.";
  const form = asynchronousForm(sink);
  if (form) {
    const where = aroundCallback(project, sink.node);
    if (owner === undefined)
      return where === "" && form.startsWith("`await ")
        ? writtenHere(sink.node, form)
        : `Write ${form}${where}.`;
    const { cannotWait } = waitingAt(sink.node);
    if (cannotWait === "constructor")
      return `A constructor can't wait: before ${owner}, write ${form}${where}, and hand it the result; await the callers up to here.`;
    return cannotWait === "getter"
      ? `A getter can't wait: turn ${owner} into a method; in it, write ${form}${where}, and await its callers up to here.`
      : `In ${owner}, write ${form}${where}, and await its callers up to here.`;
  }
  if (sink.kind === "database" || sink.kind === "sync-driver")
    return "Use a driver whose queries return promises, or move them to a worker thread.";
  if (looksAtProcess(sink))
    return "Nothing else can do it for this process: run it on one that serves no requests.";
  return owner === undefined
    ? "Do it once at start-up, or move it to a worker thread."
    : `Do it once at start-up, or move what ${owner} does there to a worker thread.`;
}

/** What to write where the handler itself blocks: with the function that has to become async for it, if one has. */
function writtenHere(node: ts.Node, form: string): string {
  const { cannotWait, plain } = waitingAt(node);
  if (cannotWait)
    return `A ${cannotWait} can't wait: write ${form} before it is run, and hand it the result.`;
  if (plain && makesPromise(plain.parent))
    return `Write ${form} before \`new Promise\`, whose function can't wait.`;
  return plain
    ? `Make ${quoted(spokenName(plain)).replace(/^a /, "the ")} async, and write ${form}.`
    : `Write ${form}.`;
}

/** Whether an `await` could stand at a node: what can't hold one, or the function that isn't async yet. */
function waitingAt(node: ts.Node): {
  readonly cannotWait?: "constructor" | "getter";
  readonly plain?: FunctionWithBody;
} {
  const holder = ts.findAncestor(
    node,
    (at) => ts.isFunctionLike(at) || ts.isPropertyDeclaration(at),
  );
  if (!holder) return {};
  // What gives a field its first value runs in the constructor.
  if (ts.isConstructorDeclaration(holder) || ts.isPropertyDeclaration(holder))
    return { cannotWait: "constructor" };
  if (ts.isGetAccessor(holder)) return { cannotWait: "getter" };
  return isFunctionWithBody(holder) && !isAsync(holder)
    ? { plain: holder }
    : {};
}

/**
 * What to change where a list runs the callback around a call: `some` takes the promise of an async one for
 * `true`, `forEach` goes on before it is kept.
 */
export function aroundCallback(
  { program, checker }: Project,
  node: ts.Node,
): string {
  const callback = functionAround(node);
  const call = callback?.parent;
  if (
    !call ||
    !ts.isCallExpression(call) ||
    call.arguments[0] !== callback ||
    !ts.isPropertyAccessExpression(call.expression)
  )
    return "";
  const { name } = call.expression;
  if (!(isAsync(callback) ? dropsPromises : callsNow).test(name.text))
    return "";
  const declaration = symbolOf(checker, name)?.declarations?.[0];
  if (
    !declaration ||
    !program.isSourceFileDefaultLibrary(declaration.getSourceFile())
  )
    return "";
  return name.text === "map"
    ? ", with `Promise.all` around `map`"
    : `, in a \`for\` loop, since \`${name.text}\` waits for no callback`;
}

const callsNow =
  /^(?:every|filter|find(?:Last)?(?:Index)?|flatMap|forEach|map|reduce(?:Right)?|some|sort)$/;

const dropsPromises =
  /^(?:every|filter|find(?:Last)?(?:Index)?|forEach|some|sort)$/;

/** Heap snapshots and reports of Node: no worker sees this heap, and at start-up there is nothing to see. */
function looksAtProcess({ name, declaration }: BlockingCall): boolean {
  return (
    declaration !== undefined &&
    /^(?:node:)?(?:v8|process)$/.test(packageOf(declaration)) &&
    /^(?:getHeapSnapshot|writeHeapSnapshot|queryObjects|getReport|writeReport)$/.test(
      lastName(name),
    )
  );
}

/** A name between the signs of code, and so the name in a description: ``a callback of `events.on` ``. */
function quoted(name: string): string {
  const described = name.replace(
    /^(a callback of |a function in |what )(.+?)( gives)?$/,
    (_all, before: string, inner: string, after = "") =>
      `${before}\`${inner}\`${String(after)}`,
  );
  return described === name && name !== "a callback"
    ? `\`${name}\``
    : described;
}

/** `` `await readFile(…)` from `node:fs/promises` `` */
function asynchronousForm({
  kind,
  twin,
  counterpart,
}: BlockingCall): string | undefined {
  if (kind === "busy-wait")
    return "`await setTimeout(ms)` from `node:timers/promises`";
  if (twin) {
    if (twin.isReceiver) return "the call without `.sync`, awaited";
    return twin.thenable
      ? `\`await ${twin.name}(…)\``
      : `\`${twin.name}(…)\`, which takes a callback`;
  }
  if (!counterpart) return undefined;
  const name = lastName(counterpart.export);
  const from =
    counterpart.module === "global" ? "" : ` from \`${counterpart.module}\``;
  switch (counterpart.how) {
    case "await":
      return `\`await ${name}(…)\`${from}`;
    case "member":
      return `\`await ${name}(…)\` in its place`;
    case "promisify":
      return `\`await promisify(${name})(…)\`, with \`${name}\`${from}`;
    case "manual":
      // Another driver is not a call to write here.
      return kind === "database"
        ? undefined
        : `\`${counterpart.export.replace("#", ".")}\`${from}, which does not block`;
  }
}
