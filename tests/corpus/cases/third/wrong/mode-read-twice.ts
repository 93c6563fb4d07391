import { Hono } from "hono";

declare function begin(table: string): Promise<string>;
declare function finish(id: string): Promise<void>;

const mode = { readOnly: false };
export const app = new Hono();

app.post("/mode/toggle", (c) => {
  mode.readOnly = !mode.readOnly;
  return c.json(mode);
});

app.post("/import", async (c) => {
  let id = "";
  if (!mode.readOnly) id = await begin("import");
  if (!mode.readOnly) await finish(id); // !strict no-shared-state-race
  return c.text("done");
});
