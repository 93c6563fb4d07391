import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Hono } from "hono";

import Documents, {
  Pages as PageService,
  Parts as PartService,
} from "./service";

const fromDisk = (id: string): string => readFileSync(`pages/${id}`, "utf8");
const pages = new PageService(fromDisk);
const documents = new Documents((id) => readFileSync(id, "utf8"));
const parts = new PartService((id) => readFile(id, "utf8"));

export const app = new Hono();

app.get("/pages/:id", async (c) => {
  return c.text(await pages.get(c.req.param("id"))); // ! no-blocking-call
});

app.get("/documents/:id", async (c) => {
  return c.text(await documents.get(c.req.param("id"))); // ! no-blocking-call
});

app.get("/parts/:id", async (c) => {
  return c.text(await parts.get(c.req.param("id")));
});
