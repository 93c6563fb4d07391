import ts from "typescript";

import {
  calledName,
  isAsync,
  outermost,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { isMade } from "./made.ts";
import { iterating, registering } from "./method-names.ts";

/** What the walk of a file knows of the function that it is in. */
export interface Frame {
  readonly spoken: Set<string>;
  /** Names declared here, and how: as a parameter, with a value made here, or otherwise. */
  readonly declared: Map<string, "parameter" | "made" | "other">;
  readonly assigned: Set<string>;
  /** Roots of what is written, with the property names on the way. */
  readonly written: Map<string, Set<string>>;
  suspends: boolean;
  writes: boolean;
  /** Whether `this` is made here: in a constructor, in the initialiser of a field. */
  readonly makesThis: boolean;
}

/** What is known of a function, or of the initialiser of a field, at its end. */
export interface FrameFacts {
  readonly spoken: ReadonlySet<string>;
  readonly suspends: boolean;
  readonly writes: boolean;
  readonly below: ReadonlySet<string>;
  readonly writesParameters: boolean;
}

export function createFrame(makesThis = false): Frame {
  return {
    spoken: new Set(),
    declared: new Map(),
    assigned: new Set(),
    written: new Map(),
    suspends: false,
    writes: false,
    makesThis,
  };
}

/** Ends a frame: what it writes, and what that means for the function around it. */
export function closeFrame(
  frame: Frame,
  outer: Frame | undefined,
  body?: FunctionWithBody,
): FrameFacts {
  const below = new Set<string>();
  let writesParameters = false;
  let { writes } = frame;
  const handOn = (name: string, path: ReadonlySet<string>): void => {
    if (!outer) return;
    const known = outer.written.get(name);
    if (known) for (const part of path) known.add(part);
    else outer.written.set(name, new Set(path));
  };
  // `return db.transaction(async (tx) => …)`, `return (async () => …)()`: whoever calls it waits for that.
  if (outer && body && isAsync(body) && isHandedOn(outermost(body).parent))
    outer.suspends = true;
  for (const name of frame.assigned) {
    if (frame.declared.has(name)) continue;
    writes = true;
    outer?.assigned.add(name);
  }
  for (const [name, path] of frame.written) {
    const how = frame.declared.get(name);
    if (how === "made" && !frame.assigned.has(name)) continue;
    if (how === "parameter" && !frame.assigned.has(name)) {
      writesParameters = true;
      for (const part of path) below.add(part);
      continue;
    }
    writes = true;
    if (how === undefined) handOn(name, path);
  }
  if (outer) {
    for (const name of frame.spoken) outer.spoken.add(name);
    if (frame.writes) outer.writes = true;
    // What is below a parameter of a function inside may be handed in from anywhere.
    if (writesParameters) outer.writes = true;
    // `return (user) => { current = user; }` has no name of its own: it goes by that of its maker.
    if (writes && body && isHandedOut(body)) outer.writes = true;
    // `readFile(path, (error, text) => { latest = text; })`, `found.map((user) => { current = user; })`
    if (writes && body && mayRunLater(body.parent)) outer.suspends = true;
  }
  return {
    spoken: frame.spoken,
    suspends: frame.suspends,
    writes,
    below,
    writesParameters,
  };
}

/** Notes that something below `place`, or `place` itself where it is a property, is written. */
export function noteBelow(frame: Frame, place: ts.Expression): void {
  const path = new Set<string>();
  let at = skipOuter(place);
  while (
    ts.isPropertyAccessExpression(at) ||
    ts.isElementAccessExpression(at)
  ) {
    if (ts.isPropertyAccessExpression(at)) path.add(at.name.text);
    at = skipOuter(at.expression);
  }
  if (!ts.isIdentifier(at)) {
    if (at.kind === ts.SyntaxKind.ThisKeyword && frame.makesThis) return;
    if (!isMade(at)) frame.writes = true;
    return;
  }
  const known = frame.written.get(at.text);
  if (known) for (const part of path) known.add(part);
  else frame.written.set(at.text, path);
}

/** `return () => …`, `(options) => () => …` */
function isHandedOut(body: FunctionWithBody): boolean {
  let at: ts.Node = body;
  while (ts.isExpression(at.parent) && skipOuter(at.parent) === body)
    at = at.parent;
  return ts.isReturnStatement(at.parent) || ts.isArrowFunction(at.parent);
}

/** Whether what a call gives goes on to whoever called the function that it stands in. */
function isHandedOn(call: ts.Node): boolean {
  if (!ts.isCallExpression(call) || registering.has(calledName(call)))
    return false;
  const { parent } = call;
  return (
    ts.isReturnStatement(parent) ||
    (ts.isArrowFunction(parent) && parent.body === call)
  );
}

/** Whether a call may run a function that it is given when the function around it has returned. */
function mayRunLater(call: ts.Node): boolean {
  if (!ts.isCallExpression(call)) return false;
  const name = calledName(call);
  return !registering.has(name) && !iterating.has(name);
}
