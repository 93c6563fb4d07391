import { Hono } from "hono";
import { Balances, RequestTally } from "./stores.ts";

const balances = new Balances();

export const app = new Hono()
  .post("/accounts/:id", async (c) => {
    const amount = Number(c.req.query("amount"));
    return c.json(
      await balances.update(c.req.param("id"), (old) => old + amount),
    );
  })
  .post("/tallies", async (c) => {
    const tally = new RequestTally(c.req.header("x-user") ?? "");
    await tally.add(1);
    await tally.add(2);
    return c.body(null, 204);
  });
