import { scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, string, number, Buffer>(scrypt);

interface Stored {
  readonly salt: string;
  readonly hash: string;
}

export async function verifyPassword(
  password: string,
  stored: Stored,
): Promise<boolean> {
  const expected = Buffer.from(stored.hash, "hex");
  const actual = await derive(password, stored.salt, expected.length);
  return timingSafeEqual(actual, expected);
}
