import ts from "typescript";

import { projectFilesOf } from "../program/files/declared-names.ts";
import { createFileIndex } from "../program/files/file-index.ts";
import { nodesOf } from "../program/files/file-nodes.ts";
import { addTo } from "../program/files/lists.ts";
import { isOnlyForTests } from "../program/files/test-files.ts";
import {
  functionAround,
  rootOfChain,
  skipOuter,
} from "../program/syntax/functions.ts";
import { isConstant, symbolOf } from "../program/types/symbols.ts";
import type { ProgramContext } from "../program/calls/callee.ts";
import { isContainers, isOnChild, nameOf } from "./container-bindings.ts";

/** What a container is told to give under a token. */
export interface Entry {
  /** The token as it was written, where that was no name of a property. */
  readonly token: ts.Expression | undefined;
  /** The class, or the value, that it gives; undefined where that is what a function makes. */
  readonly made: ts.Expression | undefined;
  /** `once`: one object of the class; `value`: what is there already; `each`: what the class or the container says. */
  readonly how: "once" | "value" | "each";
  /** The container's function that was told. */
  readonly by: ts.MemberName;
  /** The call, or the expression, that the container's name stands in. */
  readonly told: ts.Expression;
}

type Entries = ReadonlyMap<string, readonly Entry[]>;

const none: Entries = new Map();
const byFile = new WeakMap<ts.SourceFile, Entries>();
const index = createFileIndex(projectFilesOf, entriesIn);

/** What ends a binding of inversify's, or says what it gives. */
const gives: ReadonlySet<string> = new Set([
  ...["to", "toSelf", "toConstantValue", "toConstructor", "toDynamicValue"],
  ...["toFactory", "toFunction", "toProvider", "toService", "toAutoFactory"],
  ...["toResolvedValue"],
]);

/** All that containers of the project are told of a token; not what a container for one request is told. */
export function entriesOf(
  { program, checker }: ProgramContext,
  token: ts.Expression,
): readonly Entry[] {
  const key = keyOf(token);
  if (index.isEmpty(program)) return [];
  return index
    .filesWith(program, key)
    .flatMap((file) => entriesIn(file).get(key) ?? [])
    .filter(
      (entry) =>
        isContainers(symbolOf(checker, entry.by)?.declarations?.[0]) &&
        !isOnChild(checker, entry.told) &&
        !isOnlyForTests(entry.told, token) &&
        isSameToken(checker, entry.token, token),
    );
}

function isSameToken(
  checker: ts.TypeChecker,
  one: ts.Expression | undefined,
  other: ts.Expression,
): boolean {
  if (!one || ts.isStringLiteralLike(one)) return true;
  const symbol = symbolOf(checker, nameIn(one));
  return symbol !== undefined && symbol === symbolOf(checker, nameIn(other));
}

function nameIn(token: ts.Expression): ts.Node {
  return ts.isPropertyAccessExpression(token) ? token.name : token;
}

/** The variable that holds the container which was told of an entry, where it is one by name. */
export function containerTold(
  checker: ts.TypeChecker,
  { told }: Entry,
): ts.Symbol | undefined {
  const at = rootOfChain(told);
  const symbol = ts.isIdentifier(at) ? symbolOf(checker, at) : undefined;
  const declaration = symbol?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration)
    ? symbol
    : undefined;
}

/** Whether `new Container({ defaultScope: "Singleton" })` makes one object of whatever it is told no scope of. */
export function makesOnce(container: ts.Symbol | undefined): boolean {
  const options = madeFor(container?.valueDeclaration)?.arguments?.[0];
  const scope = options && propertyOf(options, "defaultScope");
  return scope !== undefined && /\bSingleton\b/.test(scope.getText());
}

function keyOf(token: ts.Expression): string {
  return ts.isStringLiteralLike(token)
    ? JSON.stringify(token.text)
    : token.getText().replace(/\s+/g, "");
}

function entriesIn(sourceFile: ts.SourceFile): Entries {
  let found = byFile.get(sourceFile);
  if (!found) byFile.set(sourceFile, (found = read(sourceFile)));
  return found;
}

/** A file that tells a container something names one of these. */
const telling =
  /\b(?:register|registerInstance|registerSingleton|asClass|asFunction|asValue|bind|rebind)\b/;

function read(sourceFile: ts.SourceFile): Entries {
  if (sourceFile.isDeclarationFile || !telling.test(sourceFile.text))
    return none;
  const found = new Map<string, Entry[]>();
  const add = (entry: Omit<Entry, "token">, token: ts.Expression): void => {
    addTo(found, keyOf(token), { ...entry, token });
  };
  for (const call of nodesOf<ts.CallExpression>(
    sourceFile,
    ts.SyntaxKind.CallExpression,
  )) {
    const by = nameOf(call);
    const [first, second] = call.arguments;
    if (!by || !first) continue;
    const entry = { by, told: call.expression };
    switch (by.text) {
      case "registerSingleton":
        add({ ...entry, made: second ?? first, how: "once" }, first);
        break;
      case "registerInstance":
        if (second) add({ ...entry, made: second, how: "value" }, first);
        break;
      case "register":
        if (second && !ts.isCallExpression(second))
          add({ ...entry, ...provided(second, call.arguments[2]) }, first);
        break;
      case "bind":
      case "rebind":
        readBinding(call, (made, how) => {
          add({ ...entry, made, how }, first);
        });
        break;
      case "asClass":
      case "asFunction":
      case "asValue": {
        const resolver = { ...entry, ...resolved(call, by.text) };
        const at = endOf(call);
        const { parent } = at;
        if (ts.isPropertyAssignment(parent)) {
          const key = JSON.stringify(
            ts.isStringLiteralLike(parent.name)
              ? parent.name.text
              : parent.name.getText(),
          );
          addTo(found, key, {
            ...resolver,
            token: undefined,
            told: toldBy(parent.parent.parent) ?? call.expression,
          });
        } else if (ts.isCallExpression(parent) && parent.arguments[1] === at) {
          const [token] = parent.arguments;
          if (token) add({ ...resolver, told: parent.expression }, token);
        }
        break;
      }
    }
  }
  return found;
}

/** `container.register` of what an object is given to. */
function toldBy(node: ts.Node): ts.Expression | undefined {
  return ts.isCallExpression(node) && nameOf(node)?.text === "register"
    ? node.expression
    : undefined;
}

/** What tsyringe is told with `Store`, `{ useClass: Store }` or `{ useValue: store }`. */
function provided(
  provider: ts.Expression,
  options: ts.Expression | undefined,
): Pick<Entry, "made" | "how"> {
  const value = propertyOf(provider, "useValue");
  if (value) return { made: value, how: "value" };
  const lifecycle = options && propertyOf(options, "lifecycle");
  return {
    made: ts.isIdentifier(provider)
      ? provider
      : propertyOf(provider, "useClass"),
    how:
      lifecycle && /\bSingleton\b/.test(lifecycle.getText()) ? "once" : "each",
  };
}

/** `asClass(Store).singleton()`, `asClass(Store, { lifetime: Lifetime.SINGLETON })`, `asValue(store)` */
function resolved(
  call: ts.CallExpression,
  name: string,
): Pick<Entry, "made" | "how"> {
  const [first, options] = call.arguments;
  if (name === "asValue") return { made: first, how: "value" };
  const made = name === "asClass" ? first : undefined;
  const said = [
    ...chainFrom(call).map((each) => nameOf(each)?.text ?? ""),
    ...(options && /\bSINGLETON\b/.test(options.getText())
      ? ["singleton"]
      : []),
  ];
  const isOnce =
    said.includes("singleton") &&
    !said.some((each) => each === "scoped" || each === "transient");
  return { made, how: isOnce ? "once" : "each" };
}

/** `bind(Store).toSelf().inSingletonScope()`; not the `bind` of functions. */
function readBinding(
  call: ts.CallExpression,
  add: (made: ts.Expression | undefined, how: Entry["how"]) => void,
): void {
  const chain = chainFrom(call);
  const [giver, ...rest] = chain;
  const given = giver && nameOf(giver)?.text;
  if (!giver || given === undefined || !gives.has(given)) return;
  const [value] = giver.arguments;
  if (given === "toConstantValue") {
    add(value, "value");
    return;
  }
  const made =
    given === "toSelf" ? call.arguments[0] : given === "to" ? value : undefined;
  const scope = rest.map((each) => nameOf(each)?.text ?? "");
  // What asks who wants it may be one of several under the token.
  if (scope.some((each) => each.startsWith("when"))) {
    add(undefined, "each");
    return;
  }
  if (scope.includes("inSingletonScope")) add(made, "once");
  else
    add(scope.some((each) => /^in[A-Z]/.test(each)) ? undefined : made, "each");
}

/** The calls that go on with what a call gives: `.toSelf()` and `.inSingletonScope()`. */
function chainFrom(call: ts.CallExpression): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  let at: ts.Node = call;
  while (
    ts.isPropertyAccessExpression(at.parent) &&
    ts.isCallExpression(at.parent.parent)
  ) {
    at = at.parent.parent;
    found.push(at as ts.CallExpression);
  }
  return found;
}

function endOf(call: ts.CallExpression): ts.CallExpression {
  return chainFrom(call).at(-1) ?? call;
}

function propertyOf(
  options: ts.Expression,
  name: string,
): ts.Expression | undefined {
  const inner = skipOuter(options);
  if (!ts.isObjectLiteralExpression(inner)) return undefined;
  for (const property of inner.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === name)
      return property.initializer;
    if (
      ts.isShorthandPropertyAssignment(property) &&
      property.name.text === name
    )
      return property.name;
  }
  return undefined;
}

/** Whether a value is given while its module is loaded, and the class that it is made of there: `new Store()`. */
export function classGiven(
  checker: ts.TypeChecker,
  value: ts.Expression,
): ts.Expression | undefined {
  if (functionAround(value)) return undefined;
  const inner = skipOuter(value);
  if (ts.isNewExpression(inner)) return inner.expression;
  const declaration = ts.isIdentifier(inner)
    ? symbolOf(checker, inner)?.valueDeclaration
    : undefined;
  if (!declaration || functionAround(declaration)) return undefined;
  return madeFor(declaration)?.expression;
}

/** `new Store()` of `const store = new Store()`. */
function madeFor(
  declaration: ts.Declaration | undefined,
): ts.NewExpression | undefined {
  if (!declaration || !isConstant(declaration)) return undefined;
  const { initializer } = declaration as ts.VariableDeclaration;
  const made = initializer && skipOuter(initializer);
  return made && ts.isNewExpression(made) ? made : undefined;
}
