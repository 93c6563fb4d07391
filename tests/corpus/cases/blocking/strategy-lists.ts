// Objects in a typed list, a typed table or a Map are what the calls of their type run.
import { gzip, gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import Router from "@koa/router";

interface Encoder {
  readonly name: string;
  encode(body: Buffer): Buffer;
}

interface Renderer {
  render(name: string): string;
}

interface Check {
  run(): boolean;
}

interface Packer {
  readonly name: string;
  pack(body: Buffer): Promise<Buffer>;
}

interface Seed {
  load(): string;
}

const encoders: readonly Encoder[] = [
  { name: "none", encode: (body) => body },
  { name: "gzip", encode: (body) => gzipSync(body) },
];

const renderers: Record<string, Renderer> = {
  file: { render: (name) => readFileSync(name, "utf8") },
};

const checks = new Map<string, Check>([
  ["disk", { run: () => readFileSync("/proc/mounts").length > 0 }],
]);

const packAsync = promisify(gzip);
const packers: Packer[] = [
  { name: "gzip", pack: (body) => packAsync(body) },
  { name: "none", pack: async (body) => body },
];

// Runs while the process starts.
const seeds: Seed[] = [{ load: () => readFileSync("seed.txt", "utf8") }];
const loaded = seeds.map((seed) => seed.load());

const named = (name: string): Encoder | undefined =>
  encoders.find((each) => each.name === name);

export const router = new Router();
router.get("/encoded", (ctx) => {
  const body = Buffer.from(loaded.join(""));
  const encoder = named(ctx.get("accept-encoding"));
  ctx.body = encoder ? encoder.encode(body) : body; // ! no-blocking-call
});
router.get("/page/:kind", (ctx) => {
  ctx.body = renderers[ctx.params["kind"] ?? "file"]?.render("page.html"); // ! no-blocking-call
});
router.get("/checks", (ctx) => {
  ctx.body = [...checks.values()].every((check) => check.run()); // ! no-blocking-call
});
router.get("/packed", async (ctx) => {
  const packer = packers.find(({ name }) => name === ctx.get("x-pack"));
  ctx.body = await packer?.pack(Buffer.from(loaded.join("")));
});
