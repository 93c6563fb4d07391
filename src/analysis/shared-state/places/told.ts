import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";
import { textOf } from "./nodes.ts";

/** What a library is told for the whole process, and which of its members go by that. */
interface Told {
  readonly reads: ReadonlySet<string> | "all";
  /** Whether dates are written with names, so that `format("YYYY-MM-DD")` is the same in all languages. */
  readonly named?: true;
  /** Whether what was made before goes by it all the same: a template looks for its helpers when it is rendered. */
  readonly later?: true;
  /** Whether it is told by one argument only: `i18n.setLocale(request, language)` tells the request. */
  readonly alone?: true;
  /** Whether an object is told, and not the function of that name: `scope.setUser(user)`. */
  readonly object?: true;
  /** Whether it is told who asks: `supabase.auth.signInWithPassword({ email, password })`. */
  readonly signsIn?: true;
  /** How the types begin that have it, where others of the package have another one: `update` of a DynamoDB client writes a row. */
  readonly of?: string;
  /** Whether the first of several arguments says which of several is told: `passport.use("saml-" + tenant, strategy)`. */
  readonly byName?: true;
  /** Whether what reads it is a handler, which looks for each request: `app.get("/me", passport.authenticate("jwt"))`. */
  readonly perRequest?: true;
}

const written = ["calendar", "format", "from", "fromNow", "humanize", "to"];
const dates: Told = { reads: new Set(written), named: true };
const hours: Told = {
  reads: new Set([...written, "date", "day", "endOf", "hour", "startOf"]),
};

const asUser = [
  "from",
  "functions",
  "getSession",
  "rpc",
  "schema",
  "storage",
  "updateUser",
];

const strategies: Told = {
  reads: new Set(["authenticate", "authorize"]),
  byName: true,
  perRequest: true,
};
const always: Told = { reads: "all" };
/** Where the library is called by itself: `marked(text)`. */
const itself = "()";
const rendered: Readonly<Record<string, Told>> = {
  nunjucks: { reads: new Set(["render", "renderString"]), byName: true },
};

/** A client that has signed somebody in asks as that user from then on. */
const signedIn: Readonly<Record<string, Told>> = Object.fromEntries(
  ["@supabase/auth-js", "@supabase/gotrue-js", "@supabase/supabase-js"].map(
    (name) => [name, { reads: new Set(asUser), signsIn: true }],
  ),
);

const asking: Told = {
  reads: new Set(["batchRequests", "rawRequest", "request"]),
};
const compiled: Told = {
  reads: new Set(["compile"]),
  later: true,
  byName: true,
};
const texts: Told = {
  reads: new Set([
    "__",
    "__h",
    "__l",
    "__mf",
    "__n",
    ...["", "d", "dn", "dnp", "dp", "n", "np", "p"].map(
      (kind) => `${kind}gettext`,
    ),
  ]),
  alone: true,
};

const hooks: Readonly<Record<string, Told>> = { "before-after-hook": always };

/** What goes along with every report that is sent. */
const reports: Readonly<Record<string, Told>> = {
  "@sentry/core": { reads: "all", object: true },
  "@sentry/types": { reads: "all", object: true },
};

/** By the function that tells it, and its package. */
const toldBy: Readonly<Record<string, Readonly<Record<string, Told>>>> = {
  changeLanguage: {
    i18next: {
      reads: new Set(["exists", "t"]),
    },
  },
  // The process has one folder that relative paths start at.
  chdir: { process: { reads: new Set(["cwd"]) } },
  locale: {
    dayjs: dates,
    moment: dates,
    numeral: { reads: new Set(["format"]) },
  },
  // An interceptor stays on the client, and every request of it runs through it.
  use: { axios: always, marked: always, passport: strategies },
  setOptions: { marked: { reads: new Set([itself, "parse", "parseInline"]) } },
  // Every template that is rendered from then on knows it.
  addExtension: rendered,
  addFilter: rendered,
  addGlobal: rendered,
  registerHelper: { handlebars: compiled },
  registerPartial: { handlebars: compiled },
  // A client has one user, whoever calls it next.
  addHttpHeader: { soap: always },
  addSoapHeader: { soap: always },
  loadFromCookie: { pocketbase: always },
  setAccessToken: { "spotify-web-api-node": always },
  setContext: reports,
  setCredentials: { "google-auth-library": always },
  setExtra: reports,
  setExtras: reports,
  // Goes along with each request of the agent.
  auth: { superagent: always },
  set: { superagent: always },
  setLink: { "@apollo/client": always },
  signInWithIdToken: signedIn,
  signInWithPassword: signedIn,
  signUp: signedIn,
  update: { "aws-sdk": { ...always, of: "Config" } },
  verifyOtp: signedIn,
  exchangeCodeForSession: signedIn,
  // What is done around each request of the client.
  after: hooks,
  before: hooks,
  setHeader: { "graphql-request": asking },
  setHeaders: { "graphql-request": asking },
  setJWT: { "node-appwrite": always },
  setSecurity: { soap: always },
  setSession: {
    "@supabase/auth-js": always,
    "@supabase/gotrue-js": always,
    "@supabase/supabase-js": always,
    "node-appwrite": always,
  },
  setTag: reports,
  setTags: reports,
  setToken: { "@directus/sdk": asking },
  setUser: reports,
  setLocale: { i18n: texts, "node-gettext": texts, yup: always },
  config: { zod: always },
  setApiKey: { "@sendgrid/mail": { reads: new Set(["send", "sendMultiple"]) } },
  setDefaultOptions: { "date-fns": always },
  setErrorMap: { zod: always },
  // A connection has one database, whoever asks it next.
  select: { "@redis/client": always, ioredis: always },
  // The types of moment-timezone are parts of moment's.
  setDefault: { dayjs: hours, moment: hours, "moment-timezone": hours },
};

/** Whether a call tells a library something for the whole process: `moment.locale(language)`, not `moment().locale("de")`. */
export function isTelling(checker: ts.TypeChecker, node: ts.Node): boolean {
  return toldAt(checker, node) !== undefined;
}

function toldAt(checker: ts.TypeChecker, node: ts.Node): Told | undefined {
  if (!ts.isCallExpression(node) || node.arguments.length === 0)
    return undefined;
  const name = nameCalled(node);
  if (!name || !Object.hasOwn(toldBy, name.text)) return undefined;
  const declaration = declarationOf(checker, name);
  const told = declaration && toldBy[name.text]?.[packageOf(declaration)];
  // Who imports the function alone has no library to look for.
  if (told && told.reads !== "all" && ts.isIdentifier(node.expression))
    return undefined;
  if (told?.object && declaration && ts.isFunctionDeclaration(declaration))
    return undefined;
  if (told?.of && !ownerOf(declaration).startsWith(told.of)) return undefined;
  const [key, value] = node.arguments;
  if (!key || !value) return told;
  const isOther =
    told?.alone ?? (told?.byName && !typeAt(checker, key).isStringLiteral());
  return isOther ? undefined : told;
}

/** The name of the type that declares a member. */
function ownerOf(member: ts.Declaration | undefined): string {
  const owner =
    member && ts.getNameOfDeclaration(member.parent as ts.Declaration);
  return owner?.getText() ?? "";
}

/** What declares a member; the object that has it, where its type makes it out of others. */
function declarationOf(
  checker: ts.TypeChecker,
  name: ts.MemberName,
): ts.Declaration | undefined {
  const [declaration] = symbolOf(checker, name)?.declarations ?? [];
  if (declaration || !ts.isPropertyAccessExpression(name.parent))
    return declaration;
  return typeAt(checker, name.parent.expression).symbol?.declarations?.[0];
}

/** `locale` of `moment.locale("de")`, `setLocale` of `setLocale({ … })`. */
function nameCalled({
  expression,
}: ts.CallExpression): ts.MemberName | undefined {
  const callee = skipOuter(expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) ? name : undefined;
}

/** The function, imported by its name, that tells a library something for the whole process: `setLocale({ … })`. */
export function tellerCalled(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): ts.Symbol | undefined {
  const callee = skipOuter(call.expression);
  return ts.isIdentifier(callee) && isTelling(checker, call)
    ? symbolOf(checker, callee)
    : undefined;
}

/** Functions that answer with an object that the process has once, and the packages that declare them. */
const ofProcess: Readonly<Record<string, readonly string[]>> = {
  getGlobalScope: ["@sentry/core"],
};

/** The function of a library that gives everybody the same object: `Sentry.getGlobalScope()`. */
export function giverForAll(
  checker: ts.TypeChecker,
  callee: ts.Expression,
): ts.Symbol | undefined {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name) || !Object.hasOwn(ofProcess, name.text))
    return undefined;
  const symbol = symbolOf(checker, name);
  const declaration = symbol?.declarations?.[0];
  return declaration && ofProcess[name.text]?.includes(packageOf(declaration))
    ? symbol
    : undefined;
}

/** By the function that answers with what was told, the one that tells it. */
const tellerOf: Readonly<Record<string, string>> = {
  cwd: "chdir",
  getLocale: "setLocale",
  locale: "locale",
};

/** Whether a call answers with what a library was told: `process.cwd()`, `moment.locale()`. */
export function asksTold(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): boolean {
  const callee = skipOuter(call.expression);
  if (call.arguments.length > 0 || !ts.isPropertyAccessExpression(callee))
    return false;
  const { text } = callee.name;
  const teller = Object.hasOwn(tellerOf, text) ? tellerOf[text] : undefined;
  if (teller === undefined) return false;
  const declaration = symbolOf(checker, callee.name)?.declarations?.[0];
  return (
    declaration !== undefined &&
    toldBy[teller]?.[packageOf(declaration)] !== undefined
  );
}

/** Whether a call makes a client somebody's, until the next one signs in. */
export function signsIn(checker: ts.TypeChecker, node: ts.Node): boolean {
  return toldAt(checker, node)?.signsIn === true;
}

/** Whether all that is made of a library goes by what such a call has told it. */
export function tellsAll(checker: ts.TypeChecker, node: ts.Node): boolean {
  return toldAt(checker, node)?.reads === "all";
}

/** Whether what was made of a library before it was told something goes by that too. */
export function tellsWhatIsMade(
  checker: ts.TypeChecker,
  node: ts.Node,
): boolean {
  return toldAt(checker, node)?.later === true;
}

/** Whether handlers that a module makes go by it, for each request. */
export function tellsHandlers(checker: ts.TypeChecker, node: ts.Node): boolean {
  return toldAt(checker, node)?.perRequest === true;
}

/** What messages call the place of what was told: what answers with it, where that has another name. */
export function nameOfTold(callee: ts.PropertyAccessExpression): string {
  return callee.name.text === "chdir"
    ? `${callee.expression.getText()}.cwd()`
    : textOf(callee);
}

/** The library's name in such a call. */
export function libraryTold(call: ts.CallExpression): ts.Expression {
  let at: ts.Expression = skipOuter(call.expression);
  while (ts.isPropertyAccessExpression(at)) at = skipOuter(at.expression);
  return at;
}

/** Whether what is made of a library at a node goes by what such a call has told it. */
export function goesByTold(
  checker: ts.TypeChecker,
  teller: ts.Node,
  node: ts.Node,
): boolean {
  const told = toldAt(checker, teller);
  if (!told || told.reads === "all") return told !== undefined;
  const name = ts.isCallExpression(teller) ? nameCalled(teller) : undefined;
  const declaration = name && declarationOf(checker, name);
  const library = declaration ? packageOf(declaration) : "";
  const tellsToo = (method: string): boolean =>
    Object.hasOwn(toldBy, method) && toldBy[method]?.[library] !== undefined;
  let found = false;
  let at = node;
  for (; ts.isExpression(at.parent); at = at.parent) {
    const { parent } = at;
    if (ts.isCallExpression(parent) && parent.expression !== at) break;
    found ||=
      ts.isCallExpression(parent) && at === node && told.reads.has(itself);
    if (!ts.isPropertyAccessExpression(parent)) continue;
    const { text } = parent.name;
    // It says itself what it goes by.
    if (tellsToo(text) || text === "tz") return false;
    found ||= told.reads.has(text) && !(told.named && isOfNumbers(parent));
  }
  return found;
}

/** `format("YYYY-MM-DD")` */
function isOfNumbers({ parent }: ts.Node): boolean {
  const pattern = ts.isCallExpression(parent) ? parent.arguments[0] : undefined;
  return (
    pattern !== undefined &&
    ts.isStringLiteralLike(pattern) &&
    !/M{3}|d{2}|[aAlL]|[MDdQ]o/.test(pattern.text)
  );
}
