import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

import { pages } from "../../scripts/framework-guides/pages.ts";
import { programOf, root, virtual } from "../lint.ts";
import { prove, type Proof } from "./prove.ts";

/** Pages whose code nothing here can send a request through, and why. */
const unrun: Readonly<Record<string, string>> = {
  fastify:
    "what a second answer does there is in its log: the client sees none",
  feathers: "the driver leaves a failing handler's rejection to nobody",
  grammy: "it answers updates, not requests",
  nest: "only Nest's own container builds a controller",
  telegraf: "it answers updates, not requests",
  trpc: "procedures aren't mounted by the driver",
};

const samples = pages
  .filter(({ elsewhere }) => elsewhere === undefined)
  .map(({ file }) => {
    const text = fs.readFileSync(
      path.join(root, "docs/frameworks", `${file}.md`),
      "utf8",
    );
    const code = (kind: string): string =>
      new RegExp(`^\`\`\`ts ${kind}\\n(.*?)^\`\`\`$`, "ms").exec(text)?.[1] ??
      "";
    return {
      file,
      rule: /\]\(\.\.\/rules\/([\w-]+)\.md\) reports/.exec(text)?.[1] ?? "",
      wrong: code("incorrect"),
      right: code("correct"),
    };
  });

const run = samples.filter(({ file }) => !(file in unrun));

/** All samples in one program: libraries are checked once. */
const program = programOf(
  Object.fromEntries(
    run.flatMap(({ file, wrong, right }) => [
      [`${file}-wrong.ts`, wrong],
      [`${file}-right.ts`, right],
    ]),
  ),
  { experimentalDecorators: true },
);

async function proofOf(
  rule: string,
  name: string,
  code: string,
): Promise<Proof> {
  return prove(rule, {
    ...{ program, execution: {}, files: { [name]: code } },
    pathOf: virtual,
  });
}

describe.each(run)("$file", ({ file, rule, wrong, right }) => {
  it("the wrong code misbehaves when it runs", async () => {
    const { misbehaviour } = await proofOf(rule, `${file}-wrong.ts`, wrong);
    expect(misbehaviour).toBeDefined();
  });
  it("the right code doesn't", async () => {
    const { misbehaviour } = await proofOf(rule, `${file}-right.ts`, right);
    expect(misbehaviour).toBeUndefined();
  });
});
