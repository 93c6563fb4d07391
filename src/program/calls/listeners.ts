import ts from "typescript";

import type { Callee, CalleeOptions, ProgramContext } from "./callee.ts";
import { debugLimit } from "../debug.ts";
import { isProjectFile, projectFilesOf } from "../files/declared-names.ts";
import { createFileIndex } from "../files/file-index.ts";
import { isFunctionWithBody, skipOuter } from "../syntax/functions.ts";
import { isOnlyForTests } from "../files/test-files.ts";
import { classMadeBy } from "./instances.ts";
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
      identityOf(context, registration.emitter, {}) === emitter,
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

/** What two mentions of one emitter share: its variable or field, or the class of an emitter that is `this`. */
function identityOf(
  { checker }: ProgramContext,
  emitter: ts.Expression,
  { receiver }: CalleeOptions,
): ts.Node | undefined {
  const inner = skipOuter(emitter);
  if (inner.kind === ts.SyntaxKind.ThisKeyword)
    return receiver && ts.isNewExpression(receiver)
      ? classMadeBy(checker, receiver)
      : receiver && ts.isClassLike(receiver)
        ? receiver
        : ts.findAncestor(inner, ts.isClassLike);
  const type = typeAt(checker, inner).getSymbol()?.valueDeclaration;
  if (
    type &&
    ts.isClassLike(type) &&
    isProjectFile(type.getSourceFile()) &&
    !type.getSourceFile().isDeclarationFile
  )
    return type;
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
