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
