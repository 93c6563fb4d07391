import { readFileSync } from "node:fs";

import type { Customer } from "./stores/customers.ts";

export interface Config {
  readonly port: number;
  readonly data: URL;
  readonly currency: string;
  readonly requestsPerMinute: number;
  readonly publicPaths: readonly string[];
}

/** What the middleware hands on in `ctx.state`. */
export interface AppState {
  customer?: Customer;
}

export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const file = new URL("../config.json", import.meta.url);
  const defaults = JSON.parse(readFileSync(file, "utf8")) as Omit<
    Config,
    "port" | "data"
  >;
  return {
    ...defaults,
    port: Number(env["PORT"] ?? 3000),
    data: new URL("../data/", import.meta.url),
    requestsPerMinute: Number(
      env["REQUESTS_PER_MINUTE"] ?? defaults.requestsPerMinute,
    ),
  };
}
