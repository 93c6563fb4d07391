// Numbers given out twice, votes lost, sums that are too small.
import { H3, readBody } from "h3";
import express from "express";
import { initTRPC } from "@trpc/server";
import { os } from "@orpc/server";
import { Injectable } from "@nestjs/common";
import type { ActionFunctionArgs } from "react-router";

declare function save(kind: string, row: object): Promise<void>;
declare function count(room: string): Promise<number>;

// An Express service as a class of arrow methods.
class OrderService {
  private lastId = 0;
  private orders: { id: number; item: string }[] = [];

  create = async (item: string) => {
    const id = this.lastId + 1;
    await save("order", { id, item });
    this.lastId = id; // ! no-shared-state-race
    return id;
  };

  createFixed = async (item: string) => {
    const id = ++this.lastId;
    await save("order", { id, item });
    this.orders.push({ id, item });
    return id;
  };

  all = () => this.orders;
}

const service = new OrderService();
const app = express();

app.post("/orders/:item", async (req, res) => {
  const id = await service.create(req.params.item);
  res.json({ id });
});

app.post("/v2/orders/:item", async (req, res) => {
  const id = await service.createFixed(req.params.item);
  res.json({ id, of: service.all().length });
});

// A poll.
const votes: Record<string, number> = { red: 0, blue: 0 };

app.post("/votes/:option", async (req, res) => {
  const option = req.params.option;
  const currentVotes = votes[option] ?? 0;
  await save("vote", { option, ip: req.ip });
  votes[option] = currentVotes + 1; // ! no-shared-state-race
  res.json(votes);
});

app.post("/v2/votes/:option", async (req, res) => {
  const option = req.params.option;
  await save("vote", { option, ip: req.ip });
  votes[option] = (votes[option] ?? 0) + 1;
  res.json(votes);
});

// h3
let online = 0;
const h3 = new H3();

h3.post("/rooms", async (event) => {
  const body = (await readBody<{ room: string }>(event)) ?? { room: "" };
  online += await count(body.room); // ! no-shared-state-race
  return { online };
});

h3.post("/v2/rooms", async (event) => {
  const body = (await readBody<{ room: string }>(event)) ?? { room: "" };
  const more = await count(body.room);
  online += more;
  return { online };
});

// tRPC
const t = initTRPC.create();
let used = 0;

export const router = t.router({
  generate: t.procedure.mutation(async () => {
    const before = used;
    if (before >= 100) throw new Error("quota");
    await save("generate", {});
    used = before + 1; // ! no-shared-state-race
    return { left: 100 - used };
  }),
  generateFixed: t.procedure.mutation(async () => {
    if (used >= 100) throw new Error("quota");
    used += 1;
    try {
      await save("generate", {});
    } catch (error) {
      used -= 1;
      throw error;
    }
    return { left: 100 - used };
  }),
});

// oRPC
const stats = { calls: 0, spent: 0 };

export const complete = os.handler(async () => {
  const { spent } = stats;
  stats.calls++;
  const cents = await count("tokens");
  stats.spent = spent + cents; // ! no-shared-state-race
  return { spent: stats.spent };
});

// React Router: ids of an array in memory.
let nextContact = 1;
const contacts: { id: number; name: string }[] = [];

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const id = nextContact;
  await save("contact", { id });
  nextContact = id + 1; // ! no-shared-state-race
  contacts.push({ id, name: String(form.get("name")) });
  return { id };
}

// NestJS
@Injectable()
export class InvoiceService {
  private counter = 0;
  private readonly drafts: string[] = [];

  async nextNumber(year: number): Promise<string> {
    const next = this.counter + 1;
    const number = `${String(year)}-${String(next).padStart(4, "0")}`;
    await save("invoice", { number });
    this.counter = next; // ! no-shared-state-race
    return number;
  }

  async nextNumberFixed(year: number): Promise<string> {
    this.counter += 1;
    const number = `${String(year)}-${String(this.counter).padStart(4, "0")}`;
    await save("invoice", { number });
    this.drafts.push(number);
    return number;
  }
}

export { app, h3 };
