import { statSync } from "node:fs";
import { sizeOfTree } from "./tree";

export function sizeOf(path: string): number {
  const stats = statSync(path);
  return stats.isDirectory() ? sizeOfTree(path) : stats.size;
}

export const isEven = (n: number): boolean => (n === 0 ? true : isOdd(n - 1));
export const isOdd = (n: number): boolean => (n === 0 ? false : isEven(n - 1));
