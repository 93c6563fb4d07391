import type { BlockingEntry } from "./catalogue.ts";

/**
 * What a call usually costs, as a power of ten in milliseconds: measured on a warm machine, for the
 * sizes that requests have. The kind of work says it, unless a row below does.
 */
export type Cost = 0.1 | 1 | 10 | 100;

const ofKind: Readonly<Record<string, Cost>> = {
  "file-io": 0.1,
  database: 1,
  "crypto-cpu": 1,
  other: 1,
  "compression-cpu": 10,
  subprocess: 10,
  wait: 100,
};

/** Rows that cost more, or less, than their kind. */
const exceptions: readonly (readonly [RegExp, Cost])[] = [
  // A few hashes, some random bytes.
  [/^node:crypto\/(?:hkdf|generateKey)Sync$/, 0.1],
  // Slow by design: derived keys, hashed passwords, generated keys and primes.
  [/^node:crypto\/(?:pbkdf2|scrypt|argon2|generate\w+|checkPrime)Sync$/, 100],
  [/^node:crypto\/createDiffieHellman$/, 100],
  [/^@noble\/hashes\/(?:scrypt|pbkdf2|argon2\w+)$/, 100],
  [/^(?:bcrypt|bcryptjs|@node-rs\/(?:bcrypt|argon2))\/\w*(?:hash|Hash)/, 100],
  [
    /^(?:bcrypt|bcryptjs|@node-rs\/(?:bcrypt|argon2))\/\w*(?:compare|verify)/,
    100,
  ],
  [/^node-forge\/(?:pkcs5\.pbkdf2|pki\.rsa\.generateKeyPair)$/, 100],
  [/^crypto-js\/(?:PBKDF2|EvpKDF)$/, 100],
  [/^bun\/password\./, 100],
  [/\/brotliCompressSync$/, 100],
  // Whole trees of files, whole programs, whole heaps.
  [/^(?:glob|fast-glob|tinyglobby|globby)\//, 10],
  [/^node:fs\/(?:globSync|cpSync|rmSync)$/, 10],
  [/^(?:sass|less|esbuild|@swc\/core|@babel\/core|vite|tar|adm-zip)\//, 10],
  [/^node:v8\/(?:getHeapSnapshot|queryObjects)$/, 100],
  [/^global\/ProcessReport#getReport$/, 10],
  [/^(?:js-yaml|yaml)\//, 10],
  // A look-up in memory that is mapped, a value that is cached.
  [/^(?:lmdb|lokijs|nedb)\//, 0.1],
  [/^(?:global\/require$|node:module\/|jiti\/|import-sync\/)/, 0.1],
];

/** What the call of a row usually costs. */
export function costOf({
  module,
  export: path,
  kind,
}: Pick<BlockingEntry, "module" | "export" | "kind">): Cost {
  const id = `${module}/${path}`;
  return (
    exceptions.find(([pattern]) => pattern.test(id))?.[1] ?? ofKind[kind] ?? 1
  );
}
