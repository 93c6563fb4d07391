import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import plugin from "../src/index.ts";
import { rules } from "../src/rules/index.ts";
import {
  forbiddenTo,
  layers,
  standalone,
  withoutEslint,
} from "../scripts/layers.ts";
import { root } from "./lint.ts";

/** The longest file of code, and of tests, in lines. */
const longest = { code: 350, tests: 400 };

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), {
      recursive: true,
      withFileTypes: true,
    })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(root, path.join(entry.parentPath, entry.name)),
    )
    .map((file) => file.replaceAll(path.sep, "/"))
    .filter((file) => !file.includes("node_modules/"))
    .sort();
}

/** `analysis` for src/analysis/downstream/x.ts and `settings` for src/settings.ts. */
function layerOf(file: string): string {
  return (file.split("/")[1] ?? "").replace(/\.ts$/, "");
}

const source = filesBelow("src").filter((file) => file.endsWith(".ts"));
const importsOf = new Map(
  source.map((file) => [
    file,
    ts
      .preProcessFile(
        fs.readFileSync(path.join(root, file), "utf8"),
        true,
        true,
      )
      .importedFiles.map(({ fileName }) => fileName),
  ]),
);

describe("layers", () => {
  it("every file of src stands in a known layer", () => {
    const known = [...layers.flat(), ...standalone];
    expect(source.filter((file) => !known.includes(layerOf(file)))).toEqual([]);
  });

  it("imports run one way", () => {
    const wrong = [...importsOf].flatMap(([file, imports]) =>
      imports
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) =>
          path.posix.join(path.posix.dirname(file), specifier),
        )
        .filter((target) =>
          forbiddenTo(layerOf(file)).includes(layerOf(target)),
        )
        .map((target) => `${file} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("no import leaves src, but for package.json", () => {
    const wrong = [...importsOf].flatMap(([file, imports]) =>
      imports
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) =>
          path.posix.join(path.posix.dirname(file), specifier),
        )
        .filter(
          (target) => !target.startsWith("src/") && target !== "package.json",
        )
        .map((target) => `${file} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("the analyses know nothing of ESLint, the runtime nothing at all", () => {
    const packages = [...importsOf].flatMap(([file, imports]) =>
      imports
        .filter((specifier) => !/^(?:\.|node:)/.test(specifier))
        .map((specifier) => ({ file, layer: layerOf(file), specifier })),
    );
    expect(
      packages.filter(
        ({ layer, specifier }) =>
          (withoutEslint.includes(layer) && /eslint/.test(specifier)) ||
          layer === "runtime",
      ),
    ).toEqual([]);
  });

  it("only declared packages are imported", () => {
    const manifest = JSON.parse(
      fs.readFileSync(path.join(root, "package.json"), "utf8"),
    ) as Record<"dependencies" | "peerDependencies", Record<string, string>>;
    const declared = Object.keys({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
    });
    const undeclared = [...importsOf.values()]
      .flat()
      .filter((specifier) => !/^(?:\.|node:)/.test(specifier))
      .map((specifier) =>
        specifier
          .split("/")
          .slice(0, specifier.startsWith("@") ? 2 : 1)
          .join("/"),
      )
      .filter((name) => !declared.includes(name));
    expect([...new Set(undeclared)]).toEqual([]);
  });
});

describe("files", () => {
  const written = [...source, ...filesBelow("tests"), ...filesBelow("scripts")]
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => !/^tests\/(?:corpus\/cases|fixtures)\//.test(file));

  it("none is too long", () => {
    const long = written
      .map(
        (file) =>
          [file, fs.readFileSync(path.join(root, file), "utf8")] as const,
      )
      // Data that a script writes is as long as it is.
      .filter(
        ([, text]) =>
          !/^(?:\/\/|\/\*\*?) ?(?:Generated|Written) by /i.test(text),
      )
      .map(([file, text]) => [file, text.split("\n").length - 1] as const)
      .filter(
        ([file, lines]) =>
          lines > (file.startsWith("tests/") ? longest.tests : longest.code),
      );
    expect(long).toEqual([]);
  });

  it("none is called utils, helpers, misc or common", () => {
    expect(
      written.filter((file) =>
        /(?:^|\/)(?:utils?|helpers?|misc|common)(?:\/|\.ts$)/.test(file),
      ),
    ).toEqual([]);
  });

  it("none holds a machine path or a registry host", () => {
    const told = [...written, ...filesBelow("docs"), ...filesBelow("examples")]
      .filter((file) => !file.includes("node_modules/"))
      .filter((file) => /\.(?:ts|md|json|js)$/.test(file))
      .filter((file) =>
        /["'`( ]\/(?:work|tmp)\/|https?:\/\/registry\.|npmjs\.org\//.test(
          fs.readFileSync(path.join(root, file), "utf8"),
        ),
      );
    expect(told).toEqual([]);
  });
});

describe("rules", () => {
  const names = Object.keys(rules).sort();
  const namesIn = (folder: string, extension: string): string[] =>
    filesBelow(folder)
      .filter(
        (file) =>
          path.posix.dirname(file) === folder && file.endsWith(extension),
      )
      .map((file) => path.posix.basename(file, extension))
      .filter((name) => name !== "index")
      .sort();

  it("each has its file, its page and its test", () => {
    expect(namesIn("src/rules", ".ts")).toEqual(names);
    expect(namesIn("docs/rules", ".md")).toEqual(names);
    expect(namesIn("tests/rules", ".test.ts")).toEqual(names);
  });

  describe.each(Object.entries(rules))("%s", (name, rule) => {
    const { meta } = rule;

    it("says what it is", () => {
      expect(meta.docs?.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`));
      expect(meta.docs?.description).toMatch(/^(?:Require|Disallow) .*[^.]$/);
      expect(meta.docs?.requiresTypeChecking).toBe(true);
      expect(["recommended", "strict"]).toContain(meta.docs?.recommended);
    });

    it("takes no option that it doesn't know", () => {
      const schemas = Array.isArray(meta.schema) ? meta.schema : [meta.schema];
      for (const schema of schemas)
        expect(schema).toMatchObject({
          type: "object",
          additionalProperties: false,
        });
    });

    it("speaks in whole sentences, without maybes", () => {
      const messages = Object.entries(meta.messages as Record<string, string>);
      for (const [id, message] of messages) {
        expect(id).toMatch(/^[a-z][A-Za-z]*$/);
        expect(message).toMatch(/[.}`]$/);
        expect(message).not.toMatch(/potential|might be bad|should probably/i);
      }
    });

    it("gives suggestions only where it says so", () => {
      const text = fs.readFileSync(
        path.join(root, "src/rules", `${name}.ts`),
        "utf8",
      );
      expect(meta.fixable).toBeUndefined();
      expect(text.includes("hasSuggestions: true")).toBe(
        meta.hasSuggestions === true,
      );
    });
  });
});

describe("configs", () => {
  const on = (name: "recommended" | "strict"): string[] =>
    Object.keys(plugin.configs[name].rules ?? {}).sort();

  it("strict has every rule, recommended those that say so", () => {
    const named = (
      wanted: (rule: (typeof rules)[keyof typeof rules]) => boolean,
    ): string[] =>
      Object.entries(rules)
        .filter(([, rule]) => wanted(rule))
        .map(([name]) => `async-middleware/${name}`)
        .sort();
    expect(on("strict")).toEqual(named(() => true));
    expect(on("recommended")).toEqual(
      named((rule) => rule.meta.docs?.recommended === "recommended"),
    );
  });

  it("the standalone twins bring the parser, the others leave it alone", () => {
    for (const name of ["recommended", "strict"] as const) {
      expect(plugin.configs[name].languageOptions).toBeUndefined();
      expect(plugin.configs[name].files).toBeUndefined();
      const twin = plugin.configs[`${name}Standalone`];
      expect(twin.rules).toEqual(plugin.configs[name].rules);
      expect(twin.languageOptions?.["parserOptions"]).toEqual({
        projectService: true,
      });
    }
  });

  it("the package, the plugin and the namespace have one name", () => {
    expect(plugin.meta?.name).toBe("eslint-plugin-async-middleware");
    expect(plugin.meta?.namespace).toBe("async-middleware");
  });
});
