// Right: configuration that a timer replaces as a whole, and requests that work with a snapshot.
import Fastify from "fastify";
import { readFile } from "node:fs/promises";

interface Config {
  readonly limit: number;
  readonly banner: string;
}

let config: Config = { limit: 10, banner: "" };

async function reload(): Promise<void> {
  config = JSON.parse(await readFile("config.json", "utf8")) as Config;
}

setInterval(() => {
  reload().catch((error: unknown) => {
    console.error("keeping the old configuration", error);
  });
}, 30_000).unref();

declare function list(limit: number): Promise<string[]>;

const app = Fastify();

app.get("/items", async () => {
  const { limit, banner } = config;
  const items = await list(limit);
  return { banner, more: items.length === limit, items };
});

app.post("/admin/reload", async (_request, reply) => {
  await reload();
  return reply.code(204).send();
});

void reload().then(() => app.listen({ port: 3000 }));
