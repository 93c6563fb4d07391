import { readFileSync } from "node:fs";

/**
 * The file lies in /dev/shm and holds ten lines.
 * @nonblocking
 */
export function lookUp(key: string): string | undefined {
  return readFileSync("/dev/shm/table", "utf8")
    .split("\n")
    .find((line) => line.startsWith(key));
}
