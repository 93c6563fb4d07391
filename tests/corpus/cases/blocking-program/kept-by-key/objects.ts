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

export { app };
