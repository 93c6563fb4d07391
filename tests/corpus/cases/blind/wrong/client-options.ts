// What a client keeps of its options is told from what else stands in them, at whatever depth, and in what a function returns.
import { Hono } from "hono";

interface Options {
  user: { id: string; url: string; deep: { label: string; name: string } };
  base: string;
}

class Client {
  private url = "";
  private base = "";
  private id = "";
  private name = "";

  configure(options: Options): void {
    this.url = options.user.url;
    this.base = options.base;
  }

  nameBy(options: Options): void {
    const { user } = options;
    const { deep } = user;
    this.name = deep.name;
  }

  locate({ user: { url } }: Options): void {
    this.url = url;
  }

  prepare(options: Options): void {
    this.configure(options);
  }

  identify(options: Options): void {
    this.id = options.user.id;
  }

  async get(): Promise<string> {
    await Promise.resolve();
    return this.base + this.url + this.id + this.name;
  }
}

const client = new Client();
export const app = new Hono();

app.get("/:id", async (c) => {
  const deep = { label: c.req.path, name: "main" };
  const options = {
    user: { id: c.req.param("id"), url: "/users", deep },
    base: "http://internal",
  };
  client.prepare(options);
  client.nameBy(options);
  client.locate(options);
  return c.text(await client.get());
});

app.get("/:id/own", async (c) => {
  const deep = { label: "", name: "main" };
  const options = {
    user: { id: c.req.param("id"), url: "/users", deep },
    base: "http://internal",
  };
  client.identify(options); // ! no-request-state-leak
  return c.text(await client.get());
});

let url = "";
let owner = "";

function optionsFor(id: string): { url: string; user: { id: string } } {
  return { url: "http://internal", user: { id } };
}

async function loadOptions(id: string): Promise<{ url: string; id: string }> {
  await Promise.resolve();
  return { url: "http://internal", id };
}

app.get("/:id/made", async (c) => {
  url = optionsFor(c.req.param("id")).url;
  await client.get();
  return c.text(url);
});

app.get("/:id/taken", async (c) => {
  const { url: made } = await loadOptions(c.req.param("id"));
  url = made;
  await client.get();
  return c.text(url);
});

app.get("/:id/owned", async (c) => {
  owner = optionsFor(c.req.param("id")).user.id; // ! no-request-state-leak
  await client.get();
  return c.text(owner);
});
