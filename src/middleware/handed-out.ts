import ts from "typescript";

import type { ProgramContext } from "../program/calls/callee.ts";
import { oncePerNode } from "../program/files/once.ts";
import { calledName, skipOuter } from "../program/syntax/functions.ts";
import { packageOf } from "../program/types/package-of.ts";
import { isConstant, symbolOf } from "../program/types/symbols.ts";
import { typeAt } from "../program/types/types.ts";
import { isOnChild } from "./container-bindings.ts";
import {
  classGiven,
  containerTold,
  entriesOf,
  makesOnce,
  type Entry,
} from "./container-entries.ts";
import { isDecoratedOnce, isProvider, isRequestScoped } from "./containers.ts";
import { packagesIn } from "./filter.ts";

/** Whose containers give out what a class, or what they were told, says; by the method that gives it. */
const givers: Readonly<Record<string, readonly string[]>> = {
  get: [
    ...["@inversifyjs/container", "@inversifyjs/core", "inversify"],
    ...["@nestjs/common", "@nestjs/core", "typedi"],
  ],
  resolve: ["awilix", "tsyringe"],
};
const packages = Object.values(givers).flat();

/** Those of which a program has one, whatever holds it: Nest makes none for a request. */
const onlyOne = /^@nestjs\//;

/** Those that give one object of a class unless the class says otherwise, whatever the token. */
const onceByDefault = /^(?:@nestjs\/|typedi$)/;

/** The one object of a class that a container gives out, and the name of what holds the container. */
export interface HandedOut {
  readonly owner: ts.ClassDeclaration;
  /** Where this is shared, the object is. */
  readonly by: ts.Symbol;
}

/**
 * Of which class a call gets the one object that a container has: `container.resolve(Session)`. Undefined where each
 * call gets another one, where the container is made for one request, and where nothing tells the class.
 */
export function handedOutBy(
  context: ProgramContext,
  call: ts.CallExpression,
): HandedOut | undefined {
  // Asked of every call: few have such a name.
  return Object.hasOwn(givers, calledName(call))
    ? askHandedOut(context, call)
    : undefined;
}

const askHandedOut: typeof handedOutBy = oncePerNode((context, call) => {
  const { program, checker } = context;
  const callee = skipOuter(call.expression);
  const [token] = call.arguments;
  if (!token || !ts.isPropertyAccessExpression(callee)) return undefined;
  const { text } = callee.name;
  const homes = givers[text];
  if (!homes || !packages.some((each) => packagesIn(program).has(each)))
    return undefined;
  const declaration = symbolOf(checker, callee.name)?.declarations?.[0];
  const home = declaration && packageOf(declaration);
  if (home === undefined || !homes.includes(home)) return undefined;
  const holder = onlyOne.test(home)
    ? undefined
    : holderOf(checker, callee.expression);
  if (!holder && !onlyOne.test(home)) return undefined;
  const owner = onceByDefault.test(home)
    ? providerAt(context, call, token)
    : toldOf(context, token, home, holder);
  const symbol = owner?.name && symbolOf(checker, owner.name);
  if (!owner || !symbol || !isAsked(checker, call, symbol)) return undefined;
  return { owner, by: holder ?? symbol };
});

/** The library's own container, or a constant that holds one and none that is made for a part of the program. */
function holderOf(
  checker: ts.TypeChecker,
  container: ts.Expression,
): ts.Symbol | undefined {
  const name = skipOuter(container);
  const symbol = ts.isIdentifier(name) ? symbolOf(checker, name) : undefined;
  const declaration = symbol?.declarations?.[0];
  if (!declaration) return undefined;
  if (packageOf(declaration) !== ".") return symbol;
  return isConstant(declaration) && !isOnChild(checker, name)
    ? symbol
    : undefined;
}

/** The class of what a container gives for a token, where all that it was told of the token comes to the same object. */
function toldOf(
  context: ProgramContext,
  token: ts.Expression,
  home: string,
  holder: ts.Symbol | undefined,
): ts.ClassDeclaration | undefined {
  const { checker } = context;
  const entries = entriesOf(context, token).filter((entry) => {
    const told = containerTold(checker, entry);
    return !told || told === holder || isImportedName(told);
  });
  if (entries.length === 0) {
    const owner = classNamed(checker, token);
    return owner && home === "tsyringe" && isDecoratedOnce(checker, owner)
      ? owner
      : undefined;
  }
  const owners = new Set(
    entries.map((entry) => ownerOf(context, entry, home, holder)),
  );
  const [owner] = owners;
  return owners.size === 1 ? owner : undefined;
}

/** `container` of `import { container } from "tsyringe"`, which is every module's. */
function isImportedName({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((declaration) => packageOf(declaration) !== ".");
}

function ownerOf(
  { checker }: ProgramContext,
  { made, how }: Entry,
  home: string,
  holder: ts.Symbol | undefined,
): ts.ClassDeclaration | undefined {
  const named = made && how === "value" ? classGiven(checker, made) : made;
  const owner = named && classNamed(checker, named);
  if (!owner) return undefined;
  if (how !== "each") return owner;
  const isOnce =
    home === "tsyringe"
      ? isDecoratedOnce(checker, owner)
      : home !== "awilix" && makesOnce(holder);
  return isOnce && !isRequestScoped(checker, owner) ? owner : undefined;
}

/** The class that is asked for, or that the call is said to give, where it is one that a container makes once. */
function providerAt(
  context: ProgramContext,
  call: ts.CallExpression,
  token: ts.Expression,
): ts.ClassDeclaration | undefined {
  const { checker } = context;
  const declaration =
    classNamed(checker, token) ??
    typeAt(checker, call).getSymbol()?.valueDeclaration;
  return declaration &&
    ts.isClassDeclaration(declaration) &&
    isProvider(context, declaration) &&
    !isRequestScoped(checker, declaration)
    ? declaration
    : undefined;
}

/** The project's class that an expression names. */
function classNamed(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): ts.ClassDeclaration | undefined {
  const name = skipOuter(expression);
  if (!ts.isIdentifier(name) && !ts.isPropertyAccessExpression(name))
    return undefined;
  const declaration = symbolOf(
    checker,
    ts.isIdentifier(name) ? name : name.name,
  )?.valueDeclaration;
  return declaration &&
    ts.isClassDeclaration(declaration) &&
    !declaration.getSourceFile().isDeclarationFile
    ? declaration
    : undefined;
}

/** Whether an object of the class is what the call is said to give. */
function isAsked(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  owner: ts.Symbol,
): boolean {
  const type = typeAt(checker, call);
  return (
    (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0 &&
    (type.getSymbol() === owner ||
      checker.isTypeAssignableTo(checker.getDeclaredTypeOfSymbol(owner), type))
  );
}
