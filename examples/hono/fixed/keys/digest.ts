import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(pbkdf2);

const rounds = 60_000;

export async function digest(secret: string, salt: string): Promise<string> {
  const key = await derive(secret, salt, rounds, 32, "sha256");
  return key.toString("hex");
}
