import fs from "node:fs";
import path from "node:path";
import plugin from "../src/index.ts";
import { describe, expect, it } from "vitest";

import { rules } from "../src/rules/index.ts";
import { lintFile, programOf, root, typeErrors, virtual } from "./lint.ts";

interface Sample {
  readonly kind: "incorrect" | "correct";
  readonly code: string;
}

function textOf(file: string): string {
  return fs.readFileSync(path.join(root, file), "utf8");
}

function samplesOf(markdown: string): Sample[] {
  return [
    ...markdown.matchAll(/^```ts (incorrect|correct)\n(.*?)^```$/gms),
  ].map(([, kind, code]) => ({
    kind: kind as Sample["kind"],
    code: code ?? "",
  }));
}

/** Which framework a sample shows: by what it imports, or the class shape. */
function frameworkOf({ code }: Sample): string {
  const imported = [...code.matchAll(/from "([^"]+)"/g)]
    .map(([, name]) => name ?? "")
    .filter((name) => !name.startsWith("node:") && name !== "async-mutex");
  return imported[0] ?? "django-style";
}

describe.each(Object.keys(rules))("docs/rules/%s.md", (rule) => {
  const samples = samplesOf(textOf(`docs/rules/${rule}.md`));
  const files = Object.fromEntries(
    samples.map(({ code }, index) => [
      `docs/${rule}-${String(index)}.ts`,
      code,
    ]),
  );
  const program = programOf(files);

  it("shows wrong and right code of three frameworks", () => {
    const frameworks = (kind: Sample["kind"]): Set<string> =>
      new Set(
        samples.filter((sample) => sample.kind === kind).map(frameworkOf),
      );
    const wrong = frameworks("incorrect").size;
    // Few frameworks take the response from the return value without typing it, or have capabilities.
    const few = ["return-response", "consistent-capability"].includes(rule);
    expect(wrong).toBeGreaterThanOrEqual(few ? 2 : 3);
    expect(frameworks("correct").size).toBeGreaterThanOrEqual(3);
  });

  it("shows code that compiles", () => {
    expect(typeErrors(program)).toEqual([]);
  });

  it.each(
    Object.keys(files).map((name, index) => [samples[index]!.kind, name]),
  )("%s: %s", (kind, name) => {
    // Samples of one rule may be what another, of `strict` alone, advises against.
    const reports = lintFile(program, virtual(name), { config: "strict" })
      .map(({ ruleId }) => ruleId)
      .filter(
        (id) =>
          id === `async-middleware/${rule}` ||
          (id ?? "") in (plugin.configs.recommended.rules ?? {}),
      );
    if (kind === "incorrect")
      expect(new Set(reports)).toEqual(new Set([`async-middleware/${rule}`]));
    else expect(reports).toEqual([]);
  });
});

it("README names the two commands, every config and every page", () => {
  const readme = textOf("README.md");
  for (const words of [
    "npm ci && npm run demo",
    "npm ci && npm test",
    "recommended",
    "strict",
    "recommendedStandalone",
    "strictStandalone",
    "docs/settings.md",
    "docs/frameworks.md",
    ...Object.keys(rules).map((rule) => `docs/rules/${rule}.md`),
  ])
    expect(readme).toContain(words);
});

it("links between the pages lead somewhere", () => {
  const pages = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/settings.md",
    "docs/frameworks.md",
    "docs/systems.md",
    "CHANGELOG.md",
    ...fs
      .readdirSync(path.join(root, "docs"))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
    ...fs
      .readdirSync(path.join(root, "docs/frameworks"))
      .map((name) => `docs/frameworks/${name}`),
    "docs/ci/README.md",
    ...Object.keys(rules).map((rule) => `docs/rules/${rule}.md`),
  ];
  const broken = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, target]) => path.join(path.dirname(page), target ?? ""))
      .filter((target) => !fs.existsSync(path.join(root, target)))
      .map((target) => `${page} -> ${target}`),
  );
  expect(broken).toEqual([]);
});

it("docs/settings.md names every setting", () => {
  const page = textOf("docs/settings.md");
  const source = textOf("src/settings.ts");
  const settings =
    /export interface Settings \{(.*?)^\}/ms.exec(source)?.[1] ?? "";
  const keys = [...settings.matchAll(/readonly (\w+)\?:/g)].map(
    ([, key]) => key,
  );
  expect(keys.length).toBeGreaterThan(5);
  for (const key of keys) expect(page).toContain(`\`${String(key)}\``);
});
