import * as fs from "node:fs";

export const readConfig = (name: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readFileSync(`${name}.ini`, "utf8")
      .split("\n")
      .map((line) => line.split("=") as [string, string]),
  );
