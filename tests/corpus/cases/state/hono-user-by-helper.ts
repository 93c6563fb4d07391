// What a helper makes of a header belongs to the request as much as the header does.
import { Hono } from "hono";

interface User {
  readonly id: string;
}
declare function verify(token: string): Promise<User>;
declare function greet(id: string): Promise<void>;

const app = new Hono();

async function userOf(request: Request): Promise<User> {
  return verify(request.headers.get("authorization") ?? "");
}

async function reader(request: Request): Promise<User> {
  return userOf(request);
}

let lastUser = "";
app.get("/hello", async (c) => {
  const user = await reader(c.req.raw);
  lastUser = user.id; // ! no-request-state-leak
  await greet(user.id);
  return c.json({ greeted: lastUser });
});

app.get("/welcome", async (c) => {
  const user = await reader(c.req.raw);
  const { id } = user;
  await greet(id);
  return c.json({ greeted: id });
});

// What the process reads of its own tables is nobody's.
const names = new Map([["start", "Anna"]]);
function nameOf(table: Map<string, string>): string {
  return table.get("start") ?? "";
}

let host = "";
app.get("/host", async (c) => {
  host = nameOf(names);
  await greet(host);
  return c.json({ host });
});

export default app;
