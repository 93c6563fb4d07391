// A store in memory with the methods of a database: what its promises give is the one object that all requests have.
import express from "express";
import { setTimeout as sleep } from "node:timers/promises";

interface Item {
  readonly id: string;
  stock: number;
  seen?: Date;
}

class ItemStore {
  private readonly items = new Map<string, Item>();

  async find(id: string): Promise<Item | undefined> {
    await sleep(1);
    return this.items.get(id);
  }

  async copyOf(id: string): Promise<Item | undefined> {
    await sleep(1);
    const item = this.items.get(id);
    return item && { ...item };
  }

  async reserve(id: string): Promise<boolean> {
    const item = await this.find(id);
    if (!item || item.stock === 0) return false;
    const left = item.stock;
    await sleep(1);
    item.stock = left - 1; // ! no-shared-state-race
    return true;
  }

  async reserveAtOnce(id: string): Promise<boolean> {
    const item = await this.find(id);
    if (!item || item.stock === 0) return false;
    item.stock -= 1;
    try {
      await sleep(1);
    } catch (error) {
      item.stock += 1;
      throw error;
    }
    return true;
  }

  async reserveOfCopy(id: string): Promise<number> {
    const item = await this.copyOf(id);
    if (!item) return 0;
    const left = item.stock;
    await sleep(1);
    item.stock = left - 1;
    return item.stock;
  }
}

declare const database: { find(id: string): Promise<Item | undefined> };

async function loadItem(id: string): Promise<Item | undefined> {
  const item = await database.find(id);
  if (item) item.seen = new Date();
  return item;
}

const store = new ItemStore();
const app = express();

app.post("/:id/reserve", async (req, res) => {
  res.json({ ok: await store.reserve(req.params.id) });
});

app.post("/:id/at-once", async (req, res) => {
  res.json({ ok: await store.reserveAtOnce(req.params.id) });
});

app.post("/:id/copy", async (req, res) => {
  res.json({ left: await store.reserveOfCopy(req.params.id) });
});

app.post("/:id/sold", async (req, res) => {
  const item = await store.find(req.params.id);
  if (!item) {
    res.sendStatus(404);
    return;
  }
  const { stock } = item;
  await sleep(1);
  item.stock = stock - 1; // ! no-shared-state-race
  res.json(item);
});

app.post("/:id/loaded", async (req, res) => {
  const item = await loadItem(req.params.id);
  if (!item) {
    res.sendStatus(404);
    return;
  }
  const { stock } = item;
  await sleep(1);
  item.stock = stock - 1;
  res.json(item);
});
