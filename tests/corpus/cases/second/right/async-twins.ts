import { execFile } from "node:child_process";
import {
  randomBytes,
  createHash,
  timingSafeEqual,
  randomUUID,
} from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { compare, hash } from "bcryptjs";
import { Hono } from "hono";

const run = promisify(execFile);
const compress = promisify(gzip);
const app = new Hono();

app.post("/login", async (c) => {
  const { password } = await c.req.json<{ password: string }>();
  const stored = await readFile("./password.txt", "utf8");
  if (!(await compare(password, stored))) return c.text("no", 401); // !strict no-blocking-call
  await writeFile("./password.txt", await hash(password, 12)); // !strict no-blocking-call
  return c.json({ session: randomBytes(16).toString("hex"), id: randomUUID() });
});

app.get("/head", async (c) => {
  const { stdout } = await run("git", ["rev-parse", "HEAD"]);
  const etag = createHash("sha1").update(stdout).digest("hex");
  const given = Buffer.from(c.req.header("if-none-match") ?? "");
  const mine = Buffer.from(etag);
  if (given.length === mine.length && timingSafeEqual(given, mine))
    return c.body(null, 304);
  const { size } = await stat("./log.txt");
  return c.body(new Uint8Array(await compress(`${stdout} ${size}`)), 200, {
    etag,
  });
});

export default app;
