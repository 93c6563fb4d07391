import { scryptSync } from "node:crypto";

export function seal(text: string, salt: string): string {
  return scryptSync(text, salt, 32).toString("hex");
}
