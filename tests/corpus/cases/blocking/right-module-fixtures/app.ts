import { Hono } from "hono";
import { readFile } from "node:fs/promises";

export const app = new Hono();

app.get("/answer", async (c) => c.body(await readFile("answer.json", "utf8")));
