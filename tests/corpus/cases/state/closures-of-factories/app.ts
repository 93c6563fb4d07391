import Router from "@koa/router";
import { readFile, writeFile } from "node:fs/promises";
import {
  counted,
  createNumbers,
  linesOf,
  namedNumbers,
  openNumbers,
  takenNumbers,
} from "./numbers.ts";

const save = (value: number) => writeFile("number", String(value));
const invoices = createNumbers(
  async () => Number(await readFile("number", "utf8")),
  save,
);
const orders = await openNumbers(save);
const { next: nextTicket, leap } = namedNumbers(save);
const tickets = namedNumbers(save);
const visits = counted(save);
const taken = takenNumbers(save);

export const router = new Router();

router.post("/invoices", async (ctx) => {
  ctx.body = { number: await invoices.next(), last: invoices.peek() };
});
router.post("/orders", async (ctx) => {
  ctx.body = { number: await orders.next() };
});
router.post("/tickets", async (ctx) => {
  await leap(Number(ctx.query["leap"]));
  ctx.body = { number: await tickets.next(), other: await nextTicket() };
});
router.post("/visits", async (ctx) => {
  ctx.body = { number: await visits() };
});
router.post("/taken", async (ctx) => {
  ctx.body = { number: await taken.next() };
});
router.post("/report", async (ctx) => {
  const lines = linesOf(save);
  await lines.write();
  await lines.write();
  ctx.body = "written";
});
