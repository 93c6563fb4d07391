import { Hono } from "hono";

type Template = (values: object) => string;
declare function compile(source: string): Template;
declare function sourceOf(name: string): Promise<string>;

const templates: Record<string, Template> = {};

export const app = new Hono();
app.get("/pages/:name", async (c) => {
  const name = c.req.param("name");
  const source = await sourceOf(name);
  const template = (templates[name] ??= compile(source));
  return c.html(template({ name }));
});
