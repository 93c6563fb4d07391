import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import Fastify from "fastify";

interface Config {
  readonly banner: string;
  readonly maxItems: number;
}

let config: Config = { banner: "", maxItems: 10 };

async function reload() {
  config = JSON.parse(await readFile("./config.json", "utf8")) as Config;
}

await reload();
watch("./config.json", () => {
  reload().catch(console.error);
});

declare function items(limit: number): Promise<string[]>;
export const server = Fastify();

server.get("/items", async () => {
  const { maxItems, banner } = config;
  const found = await items(maxItems);
  return { banner, items: found.slice(0, maxItems) };
});
