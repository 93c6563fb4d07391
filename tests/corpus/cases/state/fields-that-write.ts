// What the fields of a class do where an object of it is made.
import { Hono } from "hono";

declare function load(id: string): Promise<string>;

export let seen = "";

function mark(text: string): string {
  seen = text;
  return text;
}

class Page {
  static last = "";
  readonly first = (Page.last = "first");
  readonly second = (Page.last = mark(this.first));

  constructor() {
    Page.last = "made";
  }

  show(): string {
    return this.first + this.second;
  }
}

export const app = new Hono().get("/pages/:id", async (c) => {
  const page = new Page();
  await load(c.req.param("id"));
  return c.text(page.show());
});
