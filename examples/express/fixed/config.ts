import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export interface Config {
  readonly port: number;
  readonly agents: string;
  readonly templates: string;
  readonly journal: string;
  readonly openPerTeam: number;
  readonly concurrentPerAgent: number;
}

const project = fileURLToPath(new URL("../", import.meta.url));

export function loadConfig(env: NodeJS.ProcessEnv): Config {
  return {
    port: Number(env["PORT"] ?? 3000),
    agents: path.join(project, "data", "agents.json"),
    templates: path.join(project, "templates"),
    journal: path.join(
      os.tmpdir(),
      `tickets-${String(process.pid)}-${String(Date.now())}.ndjson`,
    ),
    openPerTeam: Number(env["OPEN_PER_TEAM"] ?? 20),
    concurrentPerAgent: Number(env["CONCURRENT_PER_AGENT"] ?? 8),
  };
}
