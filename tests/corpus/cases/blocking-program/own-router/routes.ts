import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

import { Router, type AppContext } from "./router.ts";

export const router = new Router();

let viewer = "";
let seen = 0;

router.add("notes", async (_path, context) => {
  viewer = context.viewer; // ! no-request-state-leak
  const note = await readFile(`${context.query["id"]}.md`, "utf8");
  return `${viewer}: ${note}`;
});

router.add("raw", async (path) => readFileSync(path, "utf8")); // ! no-blocking-call

router.add("seen", async () => {
  seen++;
  return { seen };
});

/** Right: what merely has the same shape. */
export const titles = ["a", "b"].map((path) => readFileSync(path, "utf8"));

type Describe = (path: string, title: string) => Promise<string>;
export const describe: Describe = async (path, title) =>
  `${title}: ${readFileSync(path, "utf8")}`;

export const pathOf = (_prefix: string, { path }: AppContext): string => path;
