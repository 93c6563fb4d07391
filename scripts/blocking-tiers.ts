/**
 * Which blocking calls are errors, which are advice, and which the plugin does not list at all.
 *
 * The rule, from the kind of work: files, subprocesses, databases, waits and compression are errors;
 * so is crypto that is slow by design (key derivation and generation, password hashing); everything
 * else that only computes in memory is advice. The lists below are the exceptions, each reviewed by
 * hand against measured costs; `*` stands for any run of characters.
 */
export type Kind =
  | "file-io"
  | "database"
  | "other"
  | "crypto-cpu"
  | "compression-cpu"
  | "wait"
  | "subprocess";

export type Tier = "error" | "advice" | "absent";

const tierOfKind: Readonly<Record<Kind, Tier>> = {
  "file-io": "error",
  database: "error",
  wait: "error",
  subprocess: "error",
  "compression-cpu": "error",
  "crypto-cpu": "advice",
  other: "advice",
};

/** Errors although their kind says advice. */
const errors: readonly string[] = [
  // Key derivation, key and prime generation, password hashing: tens to hundreds of milliseconds.
  "node:crypto/pbkdf2Sync",
  "node:crypto/scryptSync",
  "node:crypto/hkdfSync",
  "node:crypto/argon2Sync",
  "node:crypto/generateKeySync",
  "node:crypto/generateKeyPairSync",
  "node:crypto/generatePrimeSync",
  "node:crypto/checkPrimeSync",
  // Searches a safe prime when it is given a length: seconds.
  "node:crypto/createDiffieHellman",
  "bcrypt/*",
  "bcryptjs/*Sync",
  "@node-rs/bcrypt/*",
  "@node-rs/argon2/*",
  "@noble/hashes/scrypt",
  "@noble/hashes/pbkdf2",
  "@noble/hashes/argon2d",
  "@noble/hashes/argon2i",
  "@noble/hashes/argon2id",
  "node-forge/pkcs5.pbkdf2",
  "node-forge/pki.rsa.generateKeyPair",
  "crypto-js/PBKDF2",
  "crypto-js/EvpKDF",
  "ssh2/*",
  "bun/password.*",
  // Work behind a `…Sync` name with an asynchronous twin, done by compilers and isolates: milliseconds and more.
  "esbuild/*Sync",
  "@swc/core/*Sync",
  "@babel/core/*Sync",
  "@babel/core/transformFile",
  "vite/*Sync",
  "liquidjs/*Sync",
  "less/*Sync",
  "isolated-vm/*#compile*Sync",
  "isolated-vm/*#eval*Sync",
  "isolated-vm/*#runSync",
  "isolated-vm/*#applySync",
  "isolated-vm/*#createContextSync",
  "isolated-vm/*#evaluateSync",
  "isolated-vm/*#instantiateSync",
  "bun/Transpiler#transformSync",
  // Compiles style sheets from files: 50 to 200 ms.
  "sass/compile",
  "sass/Compiler#compile",
  "sass/renderSync",
  // Walk or write the whole heap.
  "node:v8/getHeapSnapshot",
  "node:v8/queryObjects",
  "global/ProcessReport#getReport",
];

/** Advice although their kind says error: in memory, microseconds, or cached by default. */
const advice: readonly string[] = [
  // The second and every later call answers from a cache.
  "global/require",
  "node:module/*",
  "jiti/*",
  "import-sync/*",
  "nunjucks/*",
  // Databases in memory or memory-mapped.
  "lokijs/*",
  "nedb/*",
  "lmdb/Database#get",
  "lmdb/Database#getBinary",
  "lmdb/Database#getRange",
  "lmdb/Database#transaction",
  "level/*",
  "classic-level/*",
  "realm/Realm#objects",
  "realm/Realm#objectForPrimaryKey",
  "global/Storage#*",
  "node:tls/*",
  "pino/*",
  // No disk in it.
  "global(Deno)/Permissions#*",
  "global(Deno)/FsFile#seekSync",
];

/** Not listed: constant or microsecond work, lazy builders, and what moves work off the loop. */
const absent: readonly string[] = [
  "global/JSON.*",
  "global/structuredClone",
  "global/Process#memoryUsage",
  "node:os/*",
  "node:crypto/random*",
  "node:crypto/pseudoRandomBytes",
  "node:crypto/hash",
  "node:crypto/Hash#*",
  "node:crypto/Hmac#*",
  "node:crypto/Cipheriv#*",
  "node:crypto/Decipheriv#*",
  "node:crypto/createPublicKey",
  "node:crypto/KeyObject#export",
  "node:crypto/Certificate.*",
  "node:zlib/crc32",
  "node:worker_threads/*",
  "node:stream/iter/*",
  // Blocks only for a stream that was made with `sync: true`, which no type shows.
  "node:fs/Utf8Stream#write",
  "node:fs/Utf8Stream#end",
  "node:fs/Utf8Stream#flush",
  "node:fs/Utf8Stream#reopen",
  "bcryptjs/genSalt",
  // Sixteen random bytes: what costs is the hash.
  "bcrypt/genSaltSync",
  "bcryptjs/genSaltSync",
  "@node-rs/bcrypt/genSaltSync",
  "crypto-js/SHA*",
  "tweetnacl/hash",
  "tweetnacl/secretbox",
  "geoip-lite/lookup",
  "config/*",
  "cosmiconfig/cosmiconfigSync",
  "lilconfig/lilconfigSync",
  "i18n/setLocale",
  "i18n/__*",
  "isolated-vm/NativeModule#createSync",
];

/** What must hold at a call for a row to count. */
export type When =
  /** No argument is a function: with a callback the same function is asynchronous. */
  | "no-callback"
  /** Not with `{ async: true }` nor a callback. */
  | "not-async-option"
  /** Only with `{ sync: true }`. */
  | "sync-option"
  /** Only when the first argument is a string: a path is read, a buffer is not. */
  | "path-argument"
  /** Only when the first argument is a number. */
  | "number-argument"
  /** Only when the third argument is `false`. */
  | "third-false"
  /** Makes a function that waits for a promise: calls of what it returns block. */
  | "maker";

const conditions: readonly (readonly [string, When])[] = [
  ["node:crypto/createDiffieHellman", "number-argument"],
  ["node-forge/pkcs5.pbkdf2", "no-callback"],
  ["node-forge/pki.rsa.generateKeyPair", "no-callback"],
  ["shelljs/exec", "not-async-option"],
  ["shelljs/cmd", "not-async-option"],
  ["tar/*", "sync-option"],
  ["adm-zip/new AdmZip", "path-argument"],
  ["adm-zip/AdmZip#toBuffer", "no-callback"],
  ["xmlhttprequest/*", "third-false"],
  ["@babel/core/transform", "no-callback"],
  ["@babel/core/transformFile", "no-callback"],
  ["@babel/core/transformFromAst", "no-callback"],
  ["canvas/Canvas#toBuffer", "no-callback"],
  ["canvas/Canvas#toDataURL", "no-callback"],
  ["nunjucks/*", "no-callback"],
  ["synckit/createSyncFn", "maker"],
  ["make-synchronous/default", "maker"],
  ["deasync/export=", "maker"],
  ["sync-rpc/export=", "maker"],
];

/**
 * Rows that the catalogue lacks: `module/export | kind | counterpart`. Names under which a package
 * declares what it exports under another, and calls of packages that it does not cover.
 */
export const additions: readonly string[] = [
  // Declared in a base class; only a synchronous driver's result is not thenable.
  ...["run", "all", "get", "values", "transaction"].map(
    (member) => `drizzle-orm/BaseSQLiteDatabase#${member} | database`,
  ),
  "drizzle-orm/SQLiteSyncRelationalQuery#sync | database",
  "libsql/Statement#run | database",
  "libsql/Statement#get | database",
  "libsql/Statement#all | database",
  "libsql/Statement#iterate | database",
  "libsql/new Database | database",
  "tar/create | file-io",
  "tar/extract | file-io",
  "tar/list | file-io",
  "tar/replace | file-io",
  "tar/update | file-io",
  "zx/Shell#sync | subprocess",
  "execa/ExecaScriptMethod#sync | subprocess",
  "sleep/sleep | wait",
  "sleep/msleep | wait",
  "sleep/usleep | wait",
  "atomic-sleep/default | wait",
  "readline-sync/question | wait",
  "readline-sync/prompt | wait",
];

export function tierOf(id: string, kind: Kind): Tier {
  if (matches(absent, id)) return "absent";
  if (matches(errors, id)) return "error";
  if (matches(advice, id)) return "advice";
  return tierOfKind[kind];
}

export function conditionOf(
  id: string,
  derivable: string | null,
): When | undefined {
  const listed = conditions.find(([pattern]) => matches([pattern], id));
  if (listed) return listed[1];
  // pug.renderFile reads its template synchronously with a callback, too.
  return derivable === "optional-callback" && !id.startsWith("pug/")
    ? "no-callback"
    : undefined;
}

function matches(patterns: readonly string[], id: string): boolean {
  return patterns.some((pattern) =>
    new RegExp(
      `^${pattern
        .split("*")
        .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
        .join(".*")}$`,
    ).test(id),
  );
}
