import { readFile } from "node:fs/promises";

import { digest } from "./digest.ts";

export interface ApiKey {
  readonly name: string;
  readonly salt: string;
  readonly hash: string;
  readonly perMinute: number;
}

/** The keys that may make links; kept as digests. */
export class KeyRing {
  readonly #keys: readonly ApiKey[];

  constructor(keys: readonly ApiKey[]) {
    this.#keys = keys;
  }

  static async open(folder: URL): Promise<KeyRing> {
    const text = await readFile(new URL("keys.json", folder), "utf8");
    return new KeyRing(JSON.parse(text) as ApiKey[]);
  }

  /** `name.secret` is what a client sends. */
  find(sent: string): ApiKey | undefined {
    const [name, secret = ""] = sent.split(".");
    const key = this.#keys.find((candidate) => candidate.name === name);
    return key && digest(secret, key.salt) === key.hash ? key : undefined;
  }
}
