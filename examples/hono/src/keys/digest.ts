import { pbkdf2Sync } from "node:crypto";

const rounds = 60_000;

export function digest(secret: string, salt: string): string {
  return pbkdf2Sync(secret, salt, rounds, 32, "sha256").toString("hex");
}
