/**
 * `concurrency.ts <tsconfig> <off|2>`: `recommended` as ESLint runs it with `--concurrency`, in a process
 * of its own. Prints one line of JSON.
 */
import fs from "node:fs";
import path from "node:path";
import { ESLint } from "eslint";

import { fingerprint } from "./fingerprint.ts";
import { load } from "./project.ts";
import { cpu } from "./timed.ts";

export interface Concurrent {
  readonly cpu: number;
  readonly memory: number;
  readonly reports: string;
}

const [tsconfig = "", concurrency = "off"] = process.argv.slice(2);
const folder = path.dirname(tsconfig);
const plugin = new URL("../../dist/index.js", import.meta.url).href;
const parser = import.meta.resolve("@typescript-eslint/parser");
const config = path.join(folder, "bench.eslint.config.mjs");
// A worker reads its configuration from a file.
fs.writeFileSync(
  config,
  `import plugin from ${JSON.stringify(plugin)};
import * as parser from ${JSON.stringify(parser)};
export default [{
  ...plugin.configs.recommended,
  files: ["**/*.{ts,tsx,mts,cts}"],
  languageOptions: { parser, parserOptions: { project: ${JSON.stringify(tsconfig)} } },
}];
`,
);
const { files } = load(tsconfig);
const start = cpu();
const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: config,
  allowInlineConfig: false,
  concurrency: concurrency === "off" ? "off" : Number(concurrency),
});
const results = await eslint.lintFiles([...files]);
const answer: Concurrent = {
  cpu: cpu() - start,
  memory: process.resourceUsage().maxRSS / 1024,
  reports: fingerprint(results),
};
fs.rmSync(config);
console.log(JSON.stringify(answer));
