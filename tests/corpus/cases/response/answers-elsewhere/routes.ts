import { Hono } from "hono";

import {
  chat,
  chatAndReturn,
  chatOrNothing,
  Chats,
  refused,
  unavailable,
} from "./chat.js";

const app = new Hono();
const chats = new Chats();

app.post("/chat", async (c) => chat(c));
app.post("/maybe", async (c) => (await chatOrNothing(c)) ?? c.body(null));
app.post("/right", async (c) => chatAndReturn(c));
app.get("/chats", (c) => chats.list(c));

app.get("/closed", async (c) => {
  if (!c.req.header("authorization")) await refused(c); // ! return-response:ignored
  if (c.req.query("load") === "high") unavailable(c); // ! return-response:ignored
  return c.json({ open: true });
});

app.get("/open", async (c) => {
  if (!c.req.header("authorization")) return refused(c);
  if (c.req.query("load") === "high") return unavailable(c);
  return c.json({ open: true });
});

export { app };
