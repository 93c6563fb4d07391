// A default parameter reads a file, but only where the argument is left out.
import { Hono } from "hono";
import { readFileSync } from "node:fs";

function terms(
  lang: string,
  text = readFileSync(`terms.${lang}.txt`, "utf8"),
): string {
  return text.replaceAll("{{year}}", String(new Date().getFullYear()));
}

const english = readFileSync("terms.en.txt", "utf8");

const app = new Hono();

app.get("/terms/en", (c) => c.text(terms("en", english)));
app.get("/terms/:lang", (c) => {
  const text = terms(c.req.param("lang")); // ! no-blocking-call
  return c.text(text);
});

export default app;
