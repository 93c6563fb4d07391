// Loaders that are made with the context of one request run what they were made with.
import { readFileSync } from "node:fs";

import DataLoader from "dataloader";
import { Hono } from "hono";

const textsOf = async (ids: readonly string[]): Promise<readonly string[]> =>
  ids.map((id) => readFileSync(`${id}.txt`, "utf8"));

/** Right: what a loader for one request remembers is that request's own. */
function loadersFor(user: string): { texts: DataLoader<string, string> } {
  let asked = 0;
  let last = "";
  return {
    texts: new DataLoader(async (ids) => {
      const before = asked;
      last = user;
      const texts = await textsOf(ids);
      asked = before + texts.length;
      return texts.map((text) => `${last} ${text}`);
    }),
  };
}

const app = new Hono();

app.get("/texts/:id", async (context) => {
  const { texts } = loadersFor(context.req.header("user") ?? ""); // ! no-blocking-call
  return context.text(await texts.load(context.req.param("id")));
});

app.get("/here/:id", async (context) => {
  const texts = new DataLoader(textsOf); // ! no-blocking-call
  return context.text(await texts.load(context.req.param("id")));
});

export { app };
