import type { FastifyInstance } from "fastify";
import { appendFile } from "node:fs/promises";

export function audit(app: FastifyInstance, file: string): void {
  let lines: string[] = [];

  async function flush(): Promise<void> {
    const batch = lines;
    lines = [];
    if (batch.length > 0) await appendFile(file, batch.join("\n"));
  }

  app.addHook("onResponse", async (request, reply) => {
    lines.push(`${request.method} ${request.url} ${String(reply.statusCode)}`);
    if (lines.length >= 100) await flush();
  });

  app.addHook("onClose", flush);
}
