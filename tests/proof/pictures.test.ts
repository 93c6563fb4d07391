import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

import { root } from "../lint.ts";
import { draw } from "./pictures/draw.ts";
import { record } from "./pictures/record.ts";
import { pictureOf } from "./pictures/rows.ts";

/**
 * The rules whose pages show a run, and how the oracle's verdict reads in its picture. `npm run pictures`
 * writes docs/pictures/ anew; this test says whether they are in step.
 */
const shown: Readonly<Record<string, string>> = {
  "await-downstream":
    "The error from below never gets to the catch: the client sees the framework's own answer.",
  "no-repeated-downstream": "What is below runs a second time for one request.",
  "return-response": "Nothing is returned, so there is no response to send.",
  "single-answer":
    "The second answer fails with ERR_HTTP_HEADERS_SENT: the client keeps the first.",
  "must-answer": "Nobody answers: the request hangs.",
  "valid-hooks":
    "Neither a callback nor a promise: the request waits in the hook for ever.",
  "no-blocking-call": "While the loop is held, no other request gets on.",
  "no-shared-state-race":
    "Two requests with one number: what the first wrote is lost.",
  "no-request-state-leak":
    "One request answers with what belongs to the other.",
};

it.each(Object.entries(shown))("%s", async (rule, caption) => {
  const recording = await record(rule);
  const picture = pictureOf(recording);
  // What the rule reports is part of what is seen.
  expect(picture.rows.map(({ look }) => look)).toContain("reported");
  await expect(draw(picture, rule, caption)).toMatchFileSnapshot(
    path.join(root, "docs", "pictures", `${rule}.svg`),
  );
  expect(
    fs.readFileSync(path.join(root, "docs", "rules", `${rule}.md`), "utf8"),
  ).toContain(`](../pictures/${rule}.svg)`);
});
