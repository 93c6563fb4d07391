import type { Linter } from "eslint";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

// Our own rules, as they are shipped: `npm run build` comes first.
import asyncMiddleware from "./dist/index.js";
import {
  forbiddenTo,
  layers,
  standalone,
  withoutEslint,
} from "./scripts/layers.ts";

/** What the files of a layer must not import, for its folder and for the file of its name. */
const boundaries = [...layers.flat(), ...standalone].flatMap((layer) => [
  boundary(layer, `src/${layer}/**/*.ts`, String.raw`(?:\.\./)+`),
  boundary(layer, `src/${layer}.ts`, String.raw`\./`),
]);

function boundary(layer: string, files: string, up: string): Linter.Config {
  return {
    name: `house/${layer}`,
    files: [files],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: String.raw`^${up}(?:${forbiddenTo(layer).join("|")})(?:/|\.ts$)`,
              message: `\`${layer}\` must not import from above or beside itself: see scripts/layers.ts.`,
            },
            ...(withoutEslint.includes(layer)
              ? [
                  {
                    regex: "^(?:eslint$|eslint/|@typescript-eslint/)",
                    message: `\`${layer}\` knows TypeScript alone; ESLint ends at \`create-rule\` and \`report\`.`,
                  },
                ]
              : []),
          ],
        },
      ],
    },
  };
}

export default defineConfig(
  {
    ignores: [
      "dist/",
      ".cache/",
      "coverage/",
      "examples/",
      "tests/corpus/cases/",
      "tests/fixtures/",
    ],
  },
  {
    files: ["**/*.ts"],
    extends: [
      tseslint.configs.strictTypeChecked,
      asyncMiddleware.configs.recommended,
    ],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // TypeScript types a node's `parent` as always there: each walk up to the file would be reported.
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["tests/**/*.ts", "scripts/**/*.ts", "bench/**/*.ts"],
    rules: {
      // Samples and results are looked into by position; a miss fails the test anyway.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // Middleware with the mistakes that these tests show, and servers of a single test.
    files: ["tests/runtime/**/*.ts", "tests/proof/**/*.ts"],
    rules: {
      "async-middleware/consistent-capability": "off",
      "async-middleware/no-request-state-leak": "off",
      "async-middleware/valid-hooks": "off",
    },
  },
  {
    files: ["src/rules/*.ts"],
    ignores: ["src/rules/index.ts"],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      "eslint-plugin/meta-property-ordering": [
        "error",
        [
          "type",
          "languages",
          "docs",
          "fixable",
          "hasSuggestions",
          "messages",
          "schema",
          "defaultOptions",
        ],
      ],
      "eslint-plugin/require-meta-docs-description": [
        "error",
        { pattern: "^(?:Require|Disallow) " },
      ],
      // Repairs come with the findings; the rule's own text holds none.
      "eslint-plugin/require-meta-has-suggestions": "off",
      "eslint-plugin/require-meta-languages": "off",
    },
  },
  ...boundaries,
);
