/** What hands a function on to be run later. */
export const deferring = new Set([
  "then",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "nextTick",
  "queueMicrotask",
  "on",
  "once",
]);

/** What goes on with a promise, and gives another one. */
export const chaining = new Set(["then", "catch", "finally"]);

/** What only notes a function, for messages and jobs that come some time. */
export const registering = new Set([
  "addEventListener",
  "addListener",
  "consume",
  "handle",
  "on",
  "once",
  "process",
  "register",
  "schedule",
  "subscribe",
  "use",
  "watch",
]);

/** By which an emitter is given a listener. */
export const listening = new Set([
  "addEventListener",
  "addListener",
  "on",
  "once",
  "prependListener",
  "prependOnceListener",
]);

/** Methods of containers that change them. */
export const changing = new Set([
  "set",
  "add",
  "delete",
  "clear",
  "push",
  "unshift",
  "pop",
  "shift",
  "splice",
  "fill",
  "sort",
  "reverse",
  "append",
  "assign",
]);

/** Methods that may tell a container of dependencies of a value, and may be anybody's. */
const noting: ReadonlySet<string> = new Set(["register", "registerInstance"]);

/** Functions by which some libraries are told something for the whole process. */
export const telling = new Set([
  "addExtension",
  "addFilter",
  "addGlobal",
  "addHttpHeader",
  "addSoapHeader",
  "after",
  "auth",
  "before",
  "changeLanguage",
  "chdir",
  "config",
  "exchangeCodeForSession",
  "loadFromCookie",
  "locale",
  "registerHelper",
  "registerPartial",
  "select",
  "setAccessToken",
  "setApiKey",
  "setContext",
  "setCredentials",
  "setDefault",
  "setDefaultOptions",
  "setErrorMap",
  "setExtra",
  "setExtras",
  "setHeader",
  "setHeaders",
  "setJWT",
  "setLink",
  "setLocale",
  "setOptions",
  "setSecurity",
  "setSession",
  "setTag",
  "setTags",
  "setToken",
  "setUser",
  "signInWithIdToken",
  "signInWithPassword",
  "signUp",
  "update",
  "use",
  "verifyOtp",
]);

/** Whether a method of this name may change what it is called on. */
export function mayChange(name: string): boolean {
  return changing.has(name) || telling.has(name) || noting.has(name);
}

/** Methods that run the function they are given before they return, and give something else. */
export const iterating = new Set([
  "map",
  "forEach",
  "filter",
  "reduce",
  "reduceRight",
  "some",
  "every",
  "findIndex",
  "flatMap",
  "sort",
  "toSorted",
]);
