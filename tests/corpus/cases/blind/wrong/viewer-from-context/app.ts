import { Hono } from "hono";
import { contextStorage } from "hono/context-storage";
import { currentViewer } from "./viewer";

const app = new Hono();

app.use(contextStorage());
app.get("/me", async (c) => {
  const viewer = await currentViewer(); // ! no-request-state-leak
  return c.json(viewer);
});

export default app;
