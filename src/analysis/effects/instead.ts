import ts from "typescript";

import { lastName } from "../../blocking/catalogue.ts";
import type { BlockingCall } from "../../blocking/blocking-call.ts";
import { functionAround, isAsync } from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import type { ChainStep } from "../finding.ts";
import type { Project } from "../project.ts";

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
    if (owner === undefined) return `Write ${form}${where}.`;
    return isInConstructor(sink.node)
      ? `A constructor can't wait: before ${owner}, write ${form}${where}, and hand it the result; await the callers up to here.`
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

/** In a constructor, or in what gives a field its first value. */
function isInConstructor(node: ts.Node): boolean {
  const holder = ts.findAncestor(
    node,
    (at) => ts.isFunctionLike(at) || ts.isPropertyDeclaration(at),
  );
  return (
    holder !== undefined &&
    (ts.isConstructorDeclaration(holder) || ts.isPropertyDeclaration(holder))
  );
}

/** Where a list runs the callback around a call: `some` takes the promise of an async one for `true`. */
function aroundCallback({ program, checker }: Project, node: ts.Node): string {
  const callback = functionAround(node);
  const call = callback?.parent;
  if (
    !call ||
    isAsync(callback) ||
    !ts.isCallExpression(call) ||
    call.arguments[0] !== callback ||
    !ts.isPropertyAccessExpression(call.expression)
  )
    return "";
  const { name } = call.expression;
  if (!callsNow.test(name.text)) return "";
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
