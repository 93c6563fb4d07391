import type { Consumer } from "./consumer.ts";
import { appFindings, json, koa, koaProject } from "./sources.ts";

const linters = {
  eslint: "^10.0.0",
  "@typescript-eslint/parser": "^8.72.0",
  ...koa,
};

export const typescript7: readonly Consumer[] = [
  {
    name: "typescript-7-alone",
    shows: "TypeScript 7 alone, forced past its peers: one clear message",
    packages: { ...linters, typescript: "7.0.2" },
    // npm refuses it otherwise; pnpm and yarn only warn.
    installArguments: ["--legacy-peer-deps"],
    files: koaProject,
    checks: [
      {
        says: "the message says what to install",
        run: ["eslint", "."],
        exit: 2,
        once: [
          /needs TypeScript 5\.4 to 6\.0: TypeScript 7\.0\.2, which is installed here/,
          /npm install --save-dev typescript@npm:@typescript\/typescript6/,
        ],
        never: /EqualsToken/,
      },
    ],
  },
  {
    name: "typescript-7-beside-6",
    shows: "TypeScript 7 compiles, version 6 beside it lints",
    packages: {
      ...linters,
      typescript: "npm:@typescript/typescript6@6.0.2",
      "typescript-7": "npm:typescript@7.0.2",
    },
    files: koaProject,
    checks: [
      {
        says: "ESLint finds both mistakes",
        run: [...json, "src"],
        exit: 1,
        findings: appFindings,
      },
      {
        says: "version 7 compiles the same project",
        run: ["node", "node_modules/typescript-7/bin/tsc", "--noEmit"],
        exit: 0,
      },
      {
        says: "and is version 7",
        run: ["node", "node_modules/typescript-7/bin/tsc", "--version"],
        exit: 0,
        once: [/Version 7\.0\.2/],
      },
    ],
  },
];
