// A getter that reads once for each object reads each time where each request makes its own.
import { readFileSync } from "node:fs";

import { Hono } from "hono";

class Page {
  static readonly home = new Page("home");
  #text: string | undefined;

  constructor(private readonly name: string) {}

  get text(): string {
    return (this.#text ??= readFileSync(`pages/${this.name}.html`, "utf8"));
  }

  get length(): number {
    return this.text.length;
  }
}

const imprint = new Page("imprint");
const app = new Hono();

app.get("/about", (c) => c.html(new Page("about").text)); // ! no-blocking-call

app.get("/size", (c) => {
  const page = new Page("about");
  return c.text(String(page.length)); // ! no-blocking-call
});

app.get("/taken", (c) => {
  const { text } = new Page("about"); // ! no-blocking-call
  return c.html(text);
});

app.get("/imprint/taken", (c) => {
  const { text } = imprint;
  return c.html(text);
});

app.get("/imprint", (c) => c.html(imprint.text));

app.get("/", (c) => c.html(Page.home.text));

export default app;
