// Hono: a helper of the file makes the response, and the guard doesn't return it.
import { Hono, type Context } from "hono";

const app = new Hono();

const denied = (c: Context): Response => c.json({ error: "denied" }, 401);

function missing(c: Context, what: string): Response {
  const error = `no ${what}`;
  return c.json({ error }, 404);
}

app.get("/notes/:id", async (c) => {
  const id = c.req.param("id");
  if (!c.req.header("authorization")) denied(c); // ! return-response
  if (id === "") {
    missing(c, "note"); // ! return-response
  }
  return c.json({ id });
});

app.get("/tags/:id", async (c) => {
  const id = c.req.param("id");
  if (!c.req.header("authorization")) return denied(c);
  if (id === "") {
    return missing(c, "tag");
  }
  return c.json({ id });
});

export { app };
