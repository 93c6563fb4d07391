import { scryptSync, timingSafeEqual } from "node:crypto";

interface Stored {
  readonly salt: string;
  readonly hash: string;
}

export function verifyPassword(password: string, stored: Stored): boolean {
  const expected = Buffer.from(stored.hash, "hex");
  const actual = scryptSync(password, stored.salt, expected.length);
  return timingSafeEqual(actual, expected);
}
