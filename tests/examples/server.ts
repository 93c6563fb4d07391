import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

import { root } from "../lint.ts";

/** A started example: its address, and how to stop it as an operator would. */
export interface Server {
  readonly url: string;
  /** Ends it with SIGTERM; its exit code. */
  stop(): Promise<number | null>;
}

/** Starts `examples/<name>/<folder>/main.ts` on a free port, as `npm start` does. */
export async function start(
  name: string,
  folder: "src" | "fixed",
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", `${folder}/main.ts`],
    {
      cwd: path.join(root, "examples", name),
      env: { ...process.env, ...env, PORT: "0" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const url = await listening(child);
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      const [code] = (await once(child, "exit")) as [number | null];
      return code;
    },
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /listening on (http:\/\/[\d.:]+)/.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => {
      reject(
        new Error(`ended with ${String(code)} before it listened: ${output}`),
      );
    });
  });
}
