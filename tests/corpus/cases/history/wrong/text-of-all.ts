import { Hono } from "hono";

declare function run(step: string): Promise<string>;
declare function load(id: string): Promise<string>;

let log = "";

async function step(name: string): Promise<void> {
  log += `${name}\n`;
  await run(name);
}

class Page {
  private html = "";

  async render(id: string): Promise<string> {
    this.html = "";
    this.html += "<h1>" + id + "</h1>";
    const body = await load(id);
    this.html += body; // ! no-shared-state-race
    return this.html;
  }
}

const page = new Page();
const app = new Hono();

app.post("/deploy/:app", async (c) => {
  log = "";
  await step(`checkout ${c.req.param("app")}`);
  await step(`restart ${c.req.param("app")}`); // ! no-shared-state-race
  return c.text(log);
});

app.get("/pages/:id", async (c) =>
  c.html(await page.render(c.req.param("id"))),
);
