import fs from "node:fs";

import express from "express";

import { Registry, type Handlers } from "./handlers.ts";

// What an interface of the project does with a function that it is given, those say who implement it.

class Templates {
  constructor(private readonly handlers: Handlers) {}

  async read(name: string): Promise<string> {
    return fs.readFileSync(`templates/${name}`, "utf8");
  }

  offer(): void {
    this.handlers.register("letters", this.read.bind(this));
    this.handlers.register("previews", async (name) => {
      const text = await this.read(name);
      return text.slice(0, 80);
    });
  }

  async framed(kind: string): Promise<string> {
    return await this.handlers.around(kind, (name) => this.read(name));
  }
}

const templates = new Templates(new Registry());

export const app = express();

app.post("/kinds", (_req, res) => {
  templates.offer();
  res.sendStatus(204);
});

app.get("/kinds/:kind", async (req, res) => {
  res.send(await templates.framed(req.params.kind)); // ! no-blocking-call
});
