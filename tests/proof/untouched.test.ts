import fs from "node:fs";
import { expect, it } from "vitest";

import { changedSince, look } from "./untouched.ts";

it("sees what a case leaves behind", () => {
  const before = look();
  expect(changedSince(before)).toEqual([]);
  const { readFileSync } = fs;
  const then = Reflect.getOwnPropertyDescriptor(Promise.prototype, "then")!;
  const listener = (): void => undefined;
  fs.readFileSync = (() => "") as unknown as typeof fs.readFileSync;
  Reflect.defineProperty(Promise.prototype, "then", { ...then, value: it });
  process.env["DEBUG"] = "other";
  process.on("unhandledRejection", listener);
  const seen = changedSince(before);
  fs.readFileSync = readFileSync;
  Reflect.defineProperty(Promise.prototype, "then", then);
  process.env["DEBUG"] = before.get("process.env.DEBUG") as string;
  process.off("unhandledRejection", listener);
  expect(seen).toEqual([
    "Promise.prototype.then",
    "fs.readFileSync",
    "process.env.DEBUG",
    "listeners of unhandledRejection",
  ]);
  expect(changedSince(before)).toEqual([]);
});
