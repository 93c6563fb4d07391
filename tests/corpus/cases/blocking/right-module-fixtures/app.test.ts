// Right: a test reads its fixtures as it likes.
import assert from "node:assert/strict";
import { execSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { app } from "./app";

let dir = "";

before(() => {
  dir = mkdtempSync("fixtures-");
  execSync(`cp -r fixtures/* ${dir}`);
});

after(() => {
  rmSync(dir, { recursive: true });
});

test("answers with the fixture", async () => {
  const expected = readFileSync(`${dir}/answer.json`, "utf8");
  const response = await app.request("/answer");
  assert.equal(await response.text(), expected);
});
