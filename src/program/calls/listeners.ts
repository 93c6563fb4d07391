import ts from "typescript";

import type { Callee, CalleeOptions, ProgramContext } from "./callee.ts";
import { debugLimit } from "../debug.ts";
import { isProjectFile, projectFilesOf } from "../files/declared-names.ts";
import { createFileIndex } from "../files/file-index.ts";
import { isFunctionWithBody, skipOuter } from "../syntax/functions.ts";
import { isOnlyForTests } from "../files/test-files.ts";
import { baseClassOf } from "./hierarchy.ts";
import { classMadeBy, instanceOf } from "./instances.ts";
import { packageOf } from "../types/package-of.ts";
import { symbolOf } from "../types/symbols.ts";
import { targetsOf } from "./targets.ts";
import { typeAt } from "../types/types.ts";
import { addTo } from "../files/lists.ts";

/** Emitters that call their listeners before `emit` returns. */
const emitters: ReadonlySet<string> = new Set([
  "node",
  "@types/node",
  "events",
  "node:events",
  "eventemitter2",
  "eventemitter3",
  "mitt",
  "tiny-typed-emitter",
  "typed-emitter",
]);

const registrations: ReadonlySet<string> = new Set([
  "addListener",
  "on",
  "once",
  "prependListener",
  "prependOnceListener",
]);

/** More listeners than this say nothing about one event. */
const listenerLimit = 12;

/** `emitter.on("saved", listener)` */
interface Registration {
  readonly call: ts.CallExpression;
  readonly emitter: ts.Expression;
  readonly listener: ts.Expression;
}

const registrationsByFile = new WeakMap<
  ts.SourceFile,
  ReadonlyMap<string, readonly Registration[]>
>();

const index = createFileIndex(projectFilesOf, registrationsIn);

/** The listeners of the program that `emitter.emit("saved", …)` calls, where they are added to this emitter. */
export function listenersOf(
  context: ProgramContext,
  call: ts.CallExpression,
  options: CalleeOptions,
): readonly Callee[] {
  const callee = skipOuter(call.expression);
  const [event] = call.arguments;
  if (
    !event ||
    !ts.isStringLiteralLike(event) ||
    !ts.isPropertyAccessExpression(callee) ||
    callee.name.text !== "emit"
  )
    return [];
  const { checker, program } = context;
  const candidates = index
    .filesWith(program, event.text)
    .flatMap((file) => registrationsIn(file).get(event.text) ?? []);
  if (candidates.length === 0 || !isEmitter(checker, callee)) return [];
  const emitter = identityOf(context, callee.expression, options);
  if (!emitter) return [];
  const listeners = candidates.filter(
    (registration) =>
      !isOnlyForTests(registration.call, call) &&
      mayBeSame(
        checker,
        identityOf(context, registration.emitter, {}),
        emitter,
      ),
  );
  if (listeners.length > listenerLimit) {
    debugLimit("too many listeners to follow an event", call);
    return [];
  }
  return listeners.flatMap(({ listener }) =>
    targetsOf(checker, listener)
      .filter(isFunctionWithBody)
      .map((body) => ({
        body,
        receiver: undefined,
        via: "callback",
        when: "now",
      })),
  );
}

function isEmitter(
  checker: ts.TypeChecker,
  callee: ts.PropertyAccessExpression,
): boolean {
  return targetsOf(checker, callee).some((target) =>
    emitters.has(packageOf(target)),
  );
}

/** Whether two emitters are one, as far as is known: of one of them it may be its class alone. */
function mayBeSame(
  checker: ts.TypeChecker,
  left: ts.Node | undefined,
  right: ts.Node,
): boolean {
  if (left === undefined || left === right) return left === right;
  return (
    !(ts.isNewExpression(left) && ts.isNewExpression(right)) &&
    (isOf(checker, left, right) || isOf(checker, right, left))
  );
}

/** Whether an object, or a class, is of a class or of one that extends it. */
function isOf(checker: ts.TypeChecker, node: ts.Node, owner: ts.Node): boolean {
  let at = ts.isNewExpression(node) ? classMadeBy(checker, node) : node;
  for (let depth = 0; at && depth < 8; depth++) {
    if (at === owner) return true;
    at = ts.isClassLike(at) ? baseClassOf(checker, at) : undefined;
  }
  return false;
}

/**
 * What two mentions of one emitter share: its variable or field; of one of the project's classes the `new` that made
 * it, or the class.
 */
function identityOf(
  context: ProgramContext,
  emitter: ts.Expression,
  { receiver }: CalleeOptions,
): ts.Node | undefined {
  const { checker } = context;
  const inner = skipOuter(emitter);
  if (inner.kind === ts.SyntaxKind.ThisKeyword)
    return receiver &&
      (ts.isNewExpression(receiver) || ts.isClassLike(receiver))
      ? receiver
      : ts.findAncestor(inner, ts.isClassLike);
  const type = typeAt(checker, inner).getSymbol()?.valueDeclaration;
  if (
    type &&
    ts.isClassLike(type) &&
    isProjectFile(type.getSourceFile()) &&
    !type.getSourceFile().isDeclarationFile
  )
    return instanceOf(context, inner, type) ?? type;
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  return ts.isIdentifier(name) || ts.isPrivateIdentifier(name)
    ? symbolOf(checker, name)?.valueDeclaration
    : undefined;
}

function registrationsIn(
  sourceFile: ts.SourceFile,
): ReadonlyMap<string, readonly Registration[]> {
  const known = registrationsByFile.get(sourceFile);
  if (known) return known;
  const found = new Map<string, Registration[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = skipOuter(node.expression);
      const [event, listener] = node.arguments;
      if (
        event &&
        listener &&
        ts.isStringLiteralLike(event) &&
        ts.isPropertyAccessExpression(callee) &&
        registrations.has(callee.name.text)
      )
        addTo(found, event.text, {
          call: node,
          emitter: callee.expression,
          listener,
        });
    }
    ts.forEachChild(node, visit);
  };
  // Few files add a listener; the text says so without a walk.
  if (/\.(?:prepend\w*|add)?[lL]istener\(|\.on(?:ce)?\(/.test(sourceFile.text))
    visit(sourceFile);
  registrationsByFile.set(sourceFile, found);
  return found;
}
