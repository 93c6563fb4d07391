import os from "node:os";
import path from "node:path";

export interface Config {
  readonly port: number;
  readonly data: URL;
  readonly pages: URL;
  readonly journal: string;
  readonly trace: boolean;
}

export function loadConfig(env: NodeJS.ProcessEnv): Config {
  return {
    port: Number(env["PORT"] ?? 3000),
    data: new URL("../data/", import.meta.url),
    pages: new URL("../public/", import.meta.url),
    journal:
      env["JOURNAL"] ??
      path.join(os.tmpdir(), `links-${String(process.pid)}.ndjson`),
    trace: env["TRACE"] === "1",
  };
}
