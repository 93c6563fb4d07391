// Fields that are given what other fields were given, and so on round: nothing is known of them, and all else still is.
import { Hono } from "hono";

class Node {
  readonly load: () => Promise<number>;

  constructor(parent: Node) {
    this.load = parent.load;
  }
}

class Left {
  readonly count: () => Promise<number>;

  constructor(right: Right) {
    this.count = right.count;
  }
}

class Right {
  readonly count: () => Promise<number>;

  constructor(left: Left) {
    const { count } = left;
    this.count = count;
  }
}

declare const root: Node;
declare const left: Left;
declare const right: Right;

let loaded = 0;
let counted = 0;

const counters = {
  async load() {
    const before = loaded;
    await fetch("https://count");
    loaded = before + 1; // ! no-shared-state-race
    return loaded;
  },
  async count() {
    const before = counted;
    await fetch("https://count");
    counted = before + 1; // ! no-shared-state-race
    return counted;
  },
};

const app = new Hono();

app.get("/", async (c) => {
  await new Node(root).load();
  await new Left(right).count();
  await new Right(left).count();
  await counters.load();
  return c.text(String(await counters.count()));
});

export default app;
