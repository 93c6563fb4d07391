import { readFileSync } from "node:fs";

export interface FlagSource {
  isOn(flag: string): boolean;
}

/** Reads the file on each question: an operator's edit is seen at once. */
export function fileFlags(file: string): FlagSource {
  return {
    isOn: (flag) => readFileSync(file, "utf8").split("\n").includes(flag),
  };
}

export function envFlags(): FlagSource {
  return { isOn: (flag) => process.env[`FLAG_${flag}`] === "1" };
}

export function constantFlags(file: string): { has(flag: string): boolean } {
  const flags = new Set(readFileSync(file, "utf8").split("\n"));
  return { has: (flag) => flags.has(flag) };
}
