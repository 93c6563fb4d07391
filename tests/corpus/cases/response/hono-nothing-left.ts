// A preview service: which file a request is for is told by its type, and there are no other types.
import { Hono, type Context } from "hono";

type Preview =
  | { readonly type: "file"; readonly path: string }
  | { readonly type: "text"; readonly text: string };

enum Size {
  Small,
  Large,
}

declare const previews: {
  of(id: string): Promise<Preview>;
  sizeOf(id: string): Size;
  render(id: string): Promise<string>;
  title(id: string): Promise<string | number>;
};

export const app = new Hono();

app.get("/preview/:id", async (c) => {
  const preview = await previews.of(c.req.param("id"));
  if (preview.type === "file") {
    return c.text(preview.path);
  } else if (preview.type === "text") {
    return c.text(preview.text);
  }
});

app.get("/kind/:id", async (c) => {
  const { type: kind } = await previews.of(c.req.param("id"));
  if (kind === "file") return c.text("a file");
  if (kind === "text") return c.text("a text");
  kind satisfies never;
});

app.get("/first/:id", async (c) => {
  const preview = await previews.of(c.req.param("id"));
  if (preview.type === "file") return c.text(preview.path);
  if (preview.type !== "text") return;
  return c.text(preview.text);
});

app.get("/field/:id", async (c) => {
  const preview = await previews.of(c.req.param("id"));
  if ("path" in preview) return c.text(preview.path);
  else if ("text" in preview) return c.text(preview.text);
});

app.get("/size/:id", async (c) => {
  const size = previews.sizeOf(c.req.param("id"));
  if (size === Size.Small) return c.text("small");
  if (size === Size.Large) return c.text("large");
});

app.get("/title/:id", async (c) => {
  const title = await previews.title(c.req.param("id"));
  if (typeof title === "string") return c.text(title);
  else if (typeof title === "number") return c.text(`No. ${String(title)}`);
});

app.get("/switched/:id", async (c) => {
  const preview = await previews.of(c.req.param("id"));
  switch (preview.type) {
    case "file":
      return c.text(preview.path);
    case "text":
      return c.text(preview.text);
    default: {
      const unexpected: never = preview;
      console.error("no such preview", unexpected);
    }
  }
});

app.get("/rendered/:id", async (c) => {
  try {
    return c.text(await previews.render(c.req.param("id")));
  } catch (error) {
    console.error(error);
    return Promise.reject(error);
  }
});

app.get("/asked", async (c) => {
  const kind = c.req.query("kind");
  // prettier-ignore
  if (kind === "file") return c.text("a file"); // ! return-response:endsWithout
  else if (kind === "text") return c.text("a text");
});

app.get("/half/:id", async (c) => {
  const preview = await previews.of(c.req.param("id"));
  if (preview.type === "file") return c.text(preview.path); // ! return-response:endsWithout
});

// prettier-ignore
app.get("/logged/:id", async (c) => { // ! return-response:endsWithout
  const preview = await previews.of(c.req.param("id"));
  switch (preview.type) {
    case "file":
      return c.text(preview.path);
    default:
      console.error("not a file", preview.text);
  }
});

// prettier-ignore
app.get("/failed/:id", async (c) => {
  try {
    return c.text(await previews.render(c.req.param("id")));
  } catch (error) { // ! return-response:swallowed
    console.error(error);
    await Promise.resolve(error);
  }
});

async function expired(id: string): Promise<never> {
  await previews.render(id);
  throw new Error("expired");
}

app.get("/expired/:id", async (c) => {
  const text = await previews.render(c.req.param("id"));
  if (text) return c.text(text);
  await expired(c.req.param("id"));
});

app.get("/chain/:id", async (c) => {
  const id = c.req.param("id");
  if (id === "0") return c.notFound();
  return previews.render(id).then((text) => {
    if (text) return c.text(text);
    return c.notFound();
  });
});

class Pages {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  send(): void {
    this.#context.res = this.#context.text("a page");
  }
}

function attach(c: Context): void {
  c.res = c.text("attached");
}

app.get("/page", async (c) => {
  if (c.req.query("text")) return c.text("a text");
  new Pages(c).send();
});

app.get("/attached", async (c) => {
  if (c.req.query("text")) return c.text("a text");
  await Promise.all([previews.render("1"), attach(c)]);
});
