// Functions that call each other over two files that import each other.
import { Hono } from "hono";
import { isEven, sizeOf } from "./size";
import { label, sizeOfTree } from "./tree";

const app = new Hono();

app.get("/size", (c) => {
  const bytes = sizeOfTree("data"); // ! no-blocking-call
  return c.text(label(bytes));
});

app.get("/size/:file", (c) => {
  const bytes = sizeOf(`data/${c.req.param("file")}`); // ! no-blocking-call
  return c.text(label(bytes));
});

app.get("/even/:n", (c) => {
  const n = Number(c.req.param("n"));
  return c.json({ even: isEven(n), label: label(n) });
});

export default app;
