// hydro-dev/Hydro#779: async by its type, not by its work
import { pbkdf2, pbkdf2Sync } from "node:crypto";
import { promisify } from "node:util";
const derive = promisify(pbkdf2);
export type HashFunc = (
  password: string,
  salt: string,
) => string | Promise<string>;
export const hashes: Record<string, HashFunc> = {};
export default function hash(password: string, salt: string): string {
  const res = pbkdf2Sync(password, salt, 100000, 64, "sha256");
  return res.toString("hex").substring(0, 64);
}
export async function hashLater(
  password: string,
  salt: string,
): Promise<string> {
  const res = await derive(password, salt, 100000, 64, "sha256");
  return res.toString("hex").substring(0, 64);
}
hashes["hydro"] = hash;
