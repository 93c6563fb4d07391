import { checkJs } from "./check-js.ts";
import type { Consumer } from "./consumer.ts";
import { guides } from "./guides.ts";
import { otherLinters } from "./other-linters.ts";
import { reports } from "./reports.ts";
import { turborepo } from "./turborepo.ts";
import { typescript7 } from "./typescript-7.ts";
import { versions } from "./versions.ts";
import { workspaces } from "./workspaces.ts";

/** Everybody whom `npm run consumers` serves. */
export const consumers: readonly Consumer[] = [
  ...versions,
  ...workspaces,
  ...checkJs,
  ...typescript7,
  ...reports,
  ...guides,
  ...otherLinters,
  ...turborepo,
];
