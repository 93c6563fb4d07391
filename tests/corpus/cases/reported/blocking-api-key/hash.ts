import crypto from "node:crypto";
import { promisify } from "node:util";

const pbkdf2 = promisify(crypto.pbkdf2);

const SALT = "api-key-v1";

export const hashApiKey = (key: string): string =>
  crypto.pbkdf2Sync(key, SALT, 100_000, 64, "sha512").toString("hex");

export const hashApiKeyAsync = async (key: string): Promise<string> =>
  (await pbkdf2(key, SALT, 100_000, 64, "sha512")).toString("hex");

/** Right: a digest of a long random key costs microseconds. */
export const digestApiKey = (key: string): string =>
  crypto.createHash("sha256").update(key).digest("hex");
