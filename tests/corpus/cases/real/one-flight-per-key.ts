import express from "express";

// Calls for one key that are under way at the same time share one promise; it is gone when it settles.

class Coalescer {
  static readonly #flights = new Map<string, Promise<unknown>>();

  static async get<T>(key: string, load: () => Promise<T>): Promise<T> {
    const flying = this.#flights.get(key) as Promise<T> | undefined;
    if (flying) return await flying;
    const flight = load();
    this.#flights.set(key, flight);
    try {
      return await flight;
    } finally {
      this.#flights.delete(key);
    }
  }
}

class User {
  constructor(
    readonly id: string,
    readonly teamId: string,
  ) {}

  async folderIds(transaction?: string): Promise<readonly string[]> {
    return await Coalescer.get(`folders:${this.teamId}`, async () => {
      const response = await fetch(
        `https://db.test/folders?team=${this.teamId}&in=${transaction ?? ""}`,
      );
      return (await response.json()) as readonly string[];
    });
  }
}

const app = express();

app.get("/folders", async (req, res) => {
  const user = new User(String(req.query["id"]), String(req.query["team"]));
  res.json(await user.folderIds(req.header("x-transaction")));
});

export { app };
