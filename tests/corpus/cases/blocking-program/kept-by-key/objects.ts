// What an object reads when it is first asked: once where it lives as long as the process, each time where it is new.
import { readFileSync } from "node:fs";
import { Hono } from "hono";

class Letter {
  #head: string | undefined;
  readonly #parts = new Map<string, string>();

  head(): string {
    return (this.#head ??= readFileSync("head.html", "utf8"));
  }

  part(name: string): string {
    let found = this.#parts.get(name);
    if (!found) {
      found = readFileSync(name, "utf8");
      this.#parts.set(name, found);
    }
    return found;
  }

  whole(name: string): string {
    return this.head() + this.part(name) + this.part("foot.html");
  }
}

const shared = new Letter();
const makeLetter = (): Letter => shared;

class Letters {
  readonly #letter = new Letter();

  get letter(): Letter {
    return this.#letter;
  }

  head(): string {
    return this.#letter.head();
  }
}

const letters = new Letters();
const app = new Hono();

app.get("/shared", (c) => {
  const same = makeLetter();
  return c.json([
    shared.head(), // !strict no-blocking-call:blocksOnce
    shared.part("foot.html"), // !strict no-blocking-call:blocksOnce
    shared.whole("body.html"), // !strict no-blocking-call:blocksOnce
    letters.head(), // !strict no-blocking-call:blocksOnce
    letters.letter.head(), // !strict no-blocking-call:blocksOnce
    same.head(), // !strict no-blocking-call:blocksOnce
    shared.whole(c.req.path), // ! no-blocking-call
  ]);
});

app.get("/own", (c) => {
  const letter = new Letter();
  return c.json([
    letter.head(), // ! no-blocking-call
    letter.part("foot.html"), // ! no-blocking-call
    letter.whole("body.html"), // ! no-blocking-call
    new Letter().head(), // ! no-blocking-call
  ]);
});

const texts = new Map<string, string>();

// What it is given, or finds elsewhere, is no cache of its own.
class View {
  readonly #texts = texts;

  constructor(private readonly given: Map<string, string>) {}

  get found(): Map<string, string> {
    return texts;
  }

  byField(): string {
    if (!this.#texts.has("a")) this.#texts.set("a", readFileSync("a", "utf8"));
    return this.#texts.get("a") ?? "";
  }

  byArgument(): string {
    if (!this.given.has("a")) this.given.set("a", readFileSync("a", "utf8"));
    return this.given.get("a") ?? "";
  }

  byGetter(): string {
    if (!this.found.has("a")) this.found.set("a", readFileSync("a", "utf8"));
    return this.found.get("a") ?? "";
  }
}

class OneLetter {
  static #only: OneLetter | undefined;
  #head: string | undefined;

  constructor() {
    if (OneLetter.#only) return OneLetter.#only;
    OneLetter.#only = this;
  }

  head(): string {
    return (this.#head ??= readFileSync("head.html", "utf8"));
  }
}

app.get("/views", (c) => {
  const view = new View(texts);
  return c.json([
    view.byField(), // !strict no-blocking-call:blocksOnce
    view.byArgument(), // !strict no-blocking-call:blocksOnce
    view.byGetter(), // !strict no-blocking-call:blocksOnce
    new OneLetter().head(), // !strict no-blocking-call:blocksOnce
  ]);
});

function textOf(name: string): string {
  let text = texts.get(name);
  if (text === undefined) {
    text = readFileSync(name, "utf8");
    texts.set(name, text);
  }
  return text;
}

const files = { home: "home.html", about: "about.html" };

app.get("/texts", (c) =>
  c.json([
    textOf(c.req.query("dark") ? "dark.html" : "light.html"), // !strict no-blocking-call:blocksOnce
    textOf(`${process.cwd()}/home.html`), // !strict no-blocking-call:blocksOnce
    Object.values(files).map((file) => textOf(file)), // !strict no-blocking-call:blocksOnce
    textOf(c.req.path), // ! no-blocking-call
    [c.req.path].map((file) => textOf(file)), // ! no-blocking-call
  ]),
);

// What `bind` has left of the parameters are others.
function textIn(_folder: string, name: string): string {
  return textOf(name);
}
const inPages = textIn.bind(null, "pages");

app.get("/bound", (c) => c.text(inPages(c.req.path))); // ! no-blocking-call

app.get("/path", (c) => {
  const ofPath = textOf.bind(null, c.req.path);
  return c.text(ofPath()); // ! no-blocking-call
});

app.get("/nested", (c) => {
  const name = "home.html";
  const { path } = c.req;
  const home = () => textOf(name);
  const asked = () => textOf(path);
  return c.text(
    home() + // !strict no-blocking-call:blocksOnce
      asked(), // ! no-blocking-call
  );
});

export { app };
