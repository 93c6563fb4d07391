// nearform/lastlight#223, kentcdodds.com#628, vibes.diy#625
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Hono } from "hono";
declare function mint(repo: string): Promise<string>;
declare function runAgent(
  repo: string,
  env: NodeJS.ProcessEnv,
): Promise<string>;
async function review(repo: string) {
  process.env["GITHUB_TOKEN"] = await mint(repo);
  try {
    return await runAgent(repo, process.env);
  } finally {
    delete process.env["GITHUB_TOKEN"];
  }
}
async function withLitefsDir<T>(dir: string, fn: () => Promise<T>): Promise<T> {
  const previous = process.env["LITEFS_DIR"];
  process.env["LITEFS_DIR"] = dir;
  try {
    return await fn();
  } finally {
    process.env["LITEFS_DIR"] = previous;
  }
}
const app = new Hono<{
  Bindings: { CLERK_SECRET_KEY: string; CLERK_TEST_KEY: string };
}>();
app.post("/review/:repo", async (c) => {
  const text = await review(c.req.param("repo")); // ! no-request-state-leak
  return c.text(text);
});
app.get("/instances/:dir", async (c) => {
  const read = async () => {
    await Promise.resolve();
    return process.env["LITEFS_DIR"];
  };
  const instances = await withLitefsDir(c.req.param("dir"), read); // ! no-request-state-leak
  return c.json({ instances });
});
app.post("/review-fixed/:repo", async (c) => {
  const env = { ...process.env, GITHUB_TOKEN: await mint(c.req.param("repo")) };
  return c.text(await runAgent(c.req.param("repo"), env));
});
app.post("/child/:repo", async (c) => {
  const child = spawn("agent", [], {
    env: { ...process.env, REPO: c.req.param("repo") },
  });
  await once(child, "exit");
  return c.text("done");
});
