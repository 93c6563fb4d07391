// A template store with both halves, as older services keep them: the synchronous one is what blocks.
import fs from "node:fs";
import path from "node:path";
import express from "express";

class TemplateStore {
  constructor(private readonly folder: string) {}

  loadSync(name: string): string {
    return fs.readFileSync(path.join(this.folder, name), "utf8");
  }

  async load(name: string): Promise<string> {
    return fs.promises.readFile(path.join(this.folder, name), "utf8");
  }

  create(name: string, text: string): number {
    fs.writeFileSync(path.join(this.folder, name), text);
    return text.length;
  }

  async acreate(name: string, text: string): Promise<number> {
    await fs.promises.writeFile(path.join(this.folder, name), text);
    return text.length;
  }
}

const templates = new TemplateStore("templates");
let served = 0;
const app = express();

app.get("/templates/:name", async (req, res) => {
  res.type("html").send(templates.loadSync(req.params.name)); // ! no-blocking-call:blocksThrough
});

app.get("/pages/:name", async (req, res) => {
  res.type("html").send(await templates.load(req.params.name));
});

app.post("/templates/:name", async (req, res) => {
  const length = templates.create(req.params.name, String(req.body)); // ! no-blocking-call:blocksThrough
  res.status(201).json({ length });
});

app.put("/templates/:name", async (req, res) => {
  const length = await templates.acreate(req.params.name, String(req.body));
  res.status(201).json({ length });
});

app.get("/sizes/:name", async (req, res) => {
  served += fs.statSync(path.join("templates", req.params.name)).size; // ! no-blocking-call:blocksDirectly
  res.json({ served });
});

export { app };
