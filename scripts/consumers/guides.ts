import fs from "node:fs";
import path from "node:path";

import { pages } from "../framework-guides/pages.ts";
import type { Consumer } from "./consumer.ts";
import { json, standalone, tsconfig } from "./sources.ts";

/** The name that a framework's convention asks for. */
const fileNames: Readonly<Record<string, string>> = {
  next: "proxy.ts",
  astro: "middleware.ts",
};

function samplesOf(file: string): Record<string, string> {
  const page = fs.readFileSync(
    path.resolve(import.meta.dirname, "../../docs/frameworks", `${file}.md`),
    "utf8",
  );
  return Object.fromEntries(
    [...page.matchAll(/^```ts (incorrect|correct)\n(.*?)^```$/gms)].map(
      ([, kind, code]) => [
        `src/${kind ?? ""}/${fileNames[file] ?? `${file}.ts`}`,
        code ?? "",
      ],
    ),
  );
}

/** The rule that a page names, on the line where the wrong sample has its report. */
const findings: Readonly<Record<string, string>> = {
  next: "src/incorrect/proxy.ts:5 async-middleware/no-blocking-call",
  astro: "src/incorrect/middleware.ts:5 async-middleware/await-downstream",
};

/** Samples of guides whose packages are not installed in this repository. */
export const guides: readonly Consumer[] = pages.flatMap(
  ({ file, elsewhere }): Consumer[] => {
    const finding = findings[file];
    if (!elsewhere || finding === undefined) return [];
    return [
      {
        name: `guide-${file}`,
        shows: `docs/frameworks/${file}.md with the real package`,
        packages: {
          eslint: "^10.0.0",
          typescript: "~6.0.0",
          "@typescript-eslint/parser": "^8.72.0",
          "@types/node": "^20.19.0",
          ...elsewhere,
        },
        files: {
          ...samplesOf(file),
          ...(file === "astro" && {
            "src/env.d.ts": '/// <reference types="astro/client" />\n',
          }),
          "tsconfig.json": tsconfig({
            module: "esnext",
            moduleResolution: "bundler",
            lib: ["es2023", "dom"],
            noEmit: true,
          }),
          "eslint.config.js": standalone,
        },
        checks: [
          { says: "both samples compile", run: ["tsc"], exit: 0 },
          {
            says: "the wrong one is reported, the right one isn't",
            run: [...json, "src"],
            exit: 1,
            findings: [finding],
          },
        ],
      },
    ];
  },
);
