// Handlers of Hono that return a response on some of their paths.
import { type Context, Hono, type Next } from "hono";
import { setCookie } from "hono/cookie";

interface Book {
  readonly isbn: string;
}

declare const books: { find(isbn: string): Promise<Book | undefined> };
declare function answer(c: Context): Promise<void>;
declare function goOn(c: Context, next: Next): Promise<void>;

const app = new Hono();

app.get("/books/:isbn", async (c) => {
  // prettier-ignore
  try {
    return c.json(await books.find(c.req.param("isbn")));
  } catch (error) { // ! return-response:swallowed
    console.error(error);
  }
});

app.get("/covers/:isbn", async (c) => {
  const book = await books.find(c.req.param("isbn"));
  setCookie(c, "seen", c.req.path);
  if (book) return c.redirect(`/static/${book.isbn}.png`); // ! return-response:endsWithout
});

app.use("/staff/*", async (c, next) => {
  const role = c.req.header("x-role");
  if (role === "guest") return c.text("not for you", 403);
  if (!role) {
    console.warn(c.req.path);
    return; // ! return-response:returnsNothing
  }
  await next();
});

app.get("/books", async (c, next) => {
  const book = await books.find(c.req.query("isbn") ?? "");
  if (book) return c.json(book);
  await next();
});

app.get("/set", async (c) => {
  const book = await books.find("1");
  if (book) return c.json(book);
  c.res = new Response("none", { status: 404 });
});

app.get("/handed", async (c) => {
  const book = await books.find("1");
  if (book) return c.json(book);
  await answer(c);
});

app.use("/onward/*", async (c, next) => {
  if (c.req.query("stop")) return c.text("stopped");
  await goOn(c, next);
});

app.get("/thrown", async (c) => {
  const book = await books.find("1");
  if (book) return c.json(book);
  throw new Error("no such book");
});

/** Nobody says that it is a handler. */
export async function shown(c: Context) {
  const book = await books.find(c.req.query("isbn") ?? "");
  if (book) return c.json(book);
}

export default app;
