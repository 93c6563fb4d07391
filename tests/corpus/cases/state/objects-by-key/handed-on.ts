// What only hands on the promise of an object's method waits for nothing itself: whoever calls it is told.
import { Mutex } from "async-mutex";
import { Hono } from "hono";

declare function charge(id: string): Promise<void>;

class Game {
  left = 2;
  played = 0;
  async take(): Promise<boolean> {
    if (this.left <= 0) return false;
    await charge("seat");
    this.left--;
    return true;
  }
  async play(): Promise<number> {
    await charge("play");
    this.played++;
    return this.played;
  }
}

class Games {
  private readonly games = new Map<string, Game>();
  private readonly mutex = new Mutex();
  take(id: string): Promise<boolean> {
    const game = this.games.get(id);
    return game ? game.take() : Promise.resolve(false);
  }
  async takeOne(id: string): Promise<boolean> {
    return this.of(id).take();
  }
  async takeAndWait(id: string): Promise<boolean> {
    const isTaken = await this.games.get(id)?.take(); // ! no-shared-state-race
    return isTaken ?? false;
  }
  takeAlone(id: string): Promise<boolean> {
    return this.mutex.runExclusive(() => this.of(id).take());
  }
  play(id: string): Promise<number> {
    return this.of(id).play();
  }
  takeNew(): Promise<boolean> {
    return new Game().take();
  }
  private of(id: string): Game {
    const game = this.games.get(id);
    if (!game) throw new Error("no such game");
    return game;
  }
}

const games = new Games();
const tables = new Map<string, Game>();
const mutex = new Mutex();

function takeAt(id: string): Promise<boolean> | undefined {
  return tables.get(id)?.take();
}

export const app = new Hono();

app.post(
  "/take/:id",
  async (c) => c.json(await games.take(c.req.param("id"))), // ! no-shared-state-race
);
app.post(
  "/take-one/:id",
  async (c) => c.json(await games.takeOne(c.req.param("id"))), // ! no-shared-state-race
);
app.post(
  "/take-at/:id",
  async (c) => c.json(await takeAt(c.req.param("id"))), // ! no-shared-state-race
);
app.post("/wait/:id", async (c) =>
  c.json(await games.takeAndWait(c.req.param("id"))),
);
app.post("/alone/:id", async (c) =>
  c.json(await games.takeAlone(c.req.param("id"))),
);
app.post("/locked/:id", async (c) =>
  mutex.runExclusive(async () => c.json(await takeAt(c.req.param("id")))),
);
app.post("/play/:id", async (c) =>
  c.json([await games.play(c.req.param("id")), await games.takeNew()]),
);
