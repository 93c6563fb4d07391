import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

import { root } from "./lint.ts";

const changes = fs.readFileSync(path.join(root, "CHANGELOG.md"), "utf8");
const { version } = JSON.parse(
  fs.readFileSync(path.join(root, "package.json"), "utf8"),
) as { version: string };

/** The headings of versions, newest first, each with what stands below it. */
const sections = changes
  .split(/^## /m)
  .slice(1)
  .map((text) => {
    const [heading = "", ...lines] = text.split("\n");
    return { heading: heading.split(" ")[0], text: lines.join("\n") };
  });

it("the newest section is the package's version, or what comes after it", () => {
  const [released] = sections.filter(({ heading }) => heading !== "Unreleased");
  // Before the first release, everything is unreleased.
  if (released) expect(released.heading).toBe(version);
  else expect(sections[0]?.heading).toBe("Unreleased");
});

it("every section says something, under a heading of its kind", () => {
  expect(sections.length).toBeGreaterThan(0);
  for (const { text } of sections) {
    const kinds = [...text.matchAll(/^### (.*)$/gm)].map(([, kind]) => kind);
    expect(["Added", "Changed", "Fixed", "Removed"]).toEqual(
      expect.arrayContaining(kinds),
    );
    expect(text).toMatch(/^- .+/m);
  }
});
