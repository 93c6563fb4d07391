// One slot for the answers of all visitors, and the same with a key.
import { Hono } from "hono";

declare function dashboard(user: string): Promise<string>;
declare function changelog(): Promise<string>;

const app = new Hono();

let page: string | undefined;
let releases: string | undefined;
const pages = new Map<string, string>();

app.get("/dashboard", async (c) => {
  const user = c.req.header("x-user") ?? "anonymous";
  if (page === undefined) {
    page = await dashboard(user); // ! no-request-state-leak
  }
  return c.html(page);
});

app.get("/v2/dashboard", async (c) => {
  const user = c.req.header("x-user") ?? "anonymous";
  const cached = pages.get(user);
  if (cached !== undefined) return c.html(cached);
  const html = await dashboard(user);
  pages.set(user, html);
  return c.html(html);
});

// The same for everybody: fetched twice at worst.
app.get("/changelog", async (c) => {
  if (releases === undefined) {
    releases = await changelog(); // !strict no-shared-state-race
  }
  return c.html(releases);
});

export default app;
