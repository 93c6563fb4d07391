// Hono: for a moment everybody is an administrator.
import { Hono } from "hono";
import { auth, authFixed, getCurrentUser, type Env } from "./auth";

declare function documents(): Promise<{ owner: string }[]>;

const app = new Hono<Env>();

app.get("/documents", auth, async (c) => {
  const all = await documents();
  const user = getCurrentUser();
  return c.json(all.filter((d) => user?.admin || d.owner === user?.id));
});

app.get("/v2/documents", authFixed, async (c) => {
  const all = await documents();
  const user = c.get("user");
  return c.json(all.filter((d) => user.admin || d.owner === user.id));
});

export default app;
