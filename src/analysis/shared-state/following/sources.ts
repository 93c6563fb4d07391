import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { isImported, isOneOf } from "../../../program/files/imported-names.ts";
import { propertyBehind } from "../../../program/calls/targets.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { isNamed, type TypeName } from "../../../program/types/type-names.ts";
import { Flag } from "../places/value.ts";
import { typeAt } from "../../../program/types/types.ts";

/** Whatever library a function of this name is from, it tells the time. */
const clocks = new Set(["now", "hrtime", "bigint", "Date"]);
/** Functions of libraries that compare with the present moment, or have it where they are given nothing. */
const comparing: ReadonlySet<string> = new Set([
  "isFuture",
  "isPast",
  "isThisHour",
  "isThisMinute",
  "isThisMonth",
  "isThisWeek",
  "isToday",
]);
const moments: ReadonlySet<string> = new Set(["dayjs", "moment", "utc"]);
const datePackages: ReadonlySet<string> = new Set([
  "date-fns",
  "dayjs",
  "moment",
  "moment-timezone",
]);
const generators = new Set([
  "random",
  "randomUUID",
  "randomBytes",
  "randomInt",
  "getRandomValues",
  "nanoid",
  "uuid",
  "v1",
  "v4",
  "v7",
  "ulid",
  "cuid",
  "createId",
  "Symbol",
  "setTimeout",
  "setInterval",
  "setImmediate",
]);
/** Names that say nothing by themselves: of which packages they mean an id. */
const idPackages = new Map([
  ["v1", ["uuid"]],
  ["v4", ["uuid"]],
  ["v7", ["uuid"]],
  ["createId", ["@paralleldrive/cuid2"]],
]);

/** Functions that answer for the current request without being handed it, and whose they are. */
const currentRequest = new Map([
  ["auth", ["next-auth", "@clerk/nextjs"]],
  ["cookies", ["next"]],
  ["currentUser", ["@clerk/nextjs"]],
  ["headers", ["next"]],
  ["draftMode", ["next"]],
  ["getContext", ["hono"]],
  ["getLocale", ["next-intl"]],
  ["getRequestEvent", ["@sveltejs/kit", "solid-js"]],
  ["getServerSession", ["next-auth"]],
  ["getSession", ["@auth0/nextjs-auth0"]],
  ["useEvent", ["nitropack", "nitro"]],
]);
const currentRequestNames: ReadonlySet<string> = new Set(currentRequest.keys());

const storages: readonly TypeName[] = ["async_hooks", "node:async_hooks"].map(
  (name) => ({ package: name, type: "AsyncLocalStorage" }),
);

/** What a call or `new` adds to its value by itself: the clock, another value each time, the current request. */
export function sourceFlags(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
): number {
  const callee = skipOuter(call.expression);
  const name = ts.isPropertyAccessExpression(callee)
    ? callee.name
    : ts.isIdentifier(callee)
      ? callee
      : undefined;
  if (ts.isNewExpression(call)) {
    return name?.text === "Date" &&
      (!isImported(name) || isForeign(checker, name))
      ? call.arguments?.length
        ? 0
        : Flag.clock
      : Flag.fresh;
  }
  if (!name) return 0;
  if (isOneOf(checker, name, clocks))
    return isForeign(checker, name) ? Flag.clock : 0;
  if (
    (comparing.has(name.text) ||
      (moments.has(name.text) && call.arguments.length === 0)) &&
    isOfDates(checker, name)
  )
    return Flag.clock;
  if (isOneOf(checker, name, generators))
    return isGenerator(checker, name) || isUntypedGenerator(checker, callee)
      ? Flag.fresh
      : 0;
  if (name.text === "getStore" && ts.isPropertyAccessExpression(callee))
    return isNamed(checker, typeAt(checker, callee.expression), storages)
      ? Flag.request
      : 0;
  return ts.isIdentifier(callee) && isOfCurrentRequest(checker, callee)
    ? Flag.request
    : 0;
}

function isOfDates(checker: ts.TypeChecker, name: ts.Node): boolean {
  const declaration = symbolOf(checker, name)?.declarations?.[0];
  return declaration !== undefined && datePackages.has(packageOf(declaration));
}

/**
 * `cookies()` of Next.js, `getContext()` of Hono, `auth()` of `const { auth } = NextAuth(options)`: whose they are, the
 * framework knows.
 */
function isOfCurrentRequest(
  checker: ts.TypeChecker,
  callee: ts.Identifier,
): boolean {
  if (!isOneOf(checker, callee, currentRequestNames)) return false;
  const named = symbolOf(checker, callee);
  const part = named?.declarations?.[0];
  const symbol =
    part && ts.isBindingElement(part) ? propertyBehind(checker, part) : named;
  const declaration = symbol?.declarations?.[0];
  const home = declaration && packageOf(declaration);
  return (
    home !== undefined &&
    (currentRequest.get(symbol?.name ?? "")?.includes(home) ?? false)
  );
}

/** A library's function that answers with another value each time. */
function isGenerator(
  checker: ts.TypeChecker,
  name: ts.Identifier | ts.MemberName,
): boolean {
  const symbol = symbolOf(checker, name);
  const declaration = symbol?.declarations?.[0];
  if (!symbol || !declaration || !isForeign(checker, name)) return false;
  const packages = idPackages.get(symbol.name) ?? idPackages.get(name.text);
  return !packages || packages.includes(packageOf(declaration));
}

/** Of a library without types the name has to do: `v4` of `import { v4 as id } from "uuid"`, `uuid.v4()`. */
function isUntypedGenerator(
  checker: ts.TypeChecker,
  callee: ts.Expression,
): boolean {
  const root = ts.isPropertyAccessExpression(callee)
    ? skipOuter(callee.expression)
    : callee;
  return (
    ts.isIdentifier(root) &&
    isImported(root) &&
    symbolOf(checker, root)?.declarations === undefined
  );
}

const environments = new Set(["env"]);

const feeds: ReadonlySet<string> = new Set(["write", "push", "emit"]);

/** `stream.write(line)`, `events.emit("saved", order)`: the answer says how full it is, or who listens, and nothing of what it was given. */
export function answersForItself(
  checker: ts.TypeChecker,
  callee: ts.Expression,
): boolean {
  if (!ts.isPropertyAccessExpression(callee) || !feeds.has(callee.name.text))
    return false;
  const declaration = symbolOf(checker, callee.name)?.declarations?.[0];
  return (
    declaration !== undefined &&
    /^(?:node:)?(?:events|net|stream|zlib|@types\/node)$/.test(
      packageOf(declaration),
    )
  );
}

/** `env(c)` of Hono: what the process goes by, however it is asked for. */
export function isEnvironment(
  checker: ts.TypeChecker,
  callee: ts.Expression,
): boolean {
  if (!ts.isIdentifier(callee) || !isOneOf(checker, callee, environments))
    return false;
  const declaration = symbolOf(checker, callee)?.declarations?.[0];
  return declaration !== undefined && packageOf(declaration) === "hono";
}

/** Declared by a library, not by the project. */
export function isForeign(checker: ts.TypeChecker, name: ts.Node): boolean {
  const declaration = symbolOf(checker, name)?.declarations?.[0];
  return (
    declaration !== undefined &&
    (packageOf(declaration) !== "." ||
      declaration.getSourceFile().isDeclarationFile)
  );
}

/** Whether a node makes what nobody else has: `randomUUID()`, `new Session()`. */
export function makesAnew(checker: ts.TypeChecker, node: ts.Node): boolean {
  return (
    (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
    (sourceFlags(checker, node) & Flag.fresh) !== 0
  );
}
