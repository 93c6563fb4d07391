/**
 * Shared state behind what runs without looking like a call: getters, setters, `new`, tags, generators.
 * A line with a mistake ends in a mark `// ! rule-name:kind`.
 */
export const wrongBehind: Readonly<Record<string, string>> = {
  "koa-getter-and-setter": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
class Counter {
  #n = 0;
  get value(): number { return this.#n; }
  set value(n: number) { this.#n = n; }
}
const counter = new Counter();
export const app = new Koa();
app.use(async (ctx, next) => {
  const before = counter.value;
  await save(before);
  counter.value = before + 1; // ! no-shared-state-race:lostUpdate
  await next();
  ctx.body = counter.value;
});`,
  "koa-getter-and-method": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
class Counter {
  private n = 0;
  get value(): number { return this.n; }
  put(n: number): void { this.n = n; }
}
const counter = new Counter();
export const app = new Koa();
app.use(async (ctx, next) => {
  const { value } = counter;
  await save(value);
  counter.put(value + 1); // ! no-shared-state-race:lostUpdate
  await next();
  ctx.body = counter.value;
});`,
  "hono-inherited-accessor-of-a-module-variable": `
import { Hono } from "hono";
declare function price(path: string): Promise<number>;
let total = 0;
abstract class Totals {
  get total(): number { return total; }
  set total(n: number) { total = n; }
}
class Sales extends Totals {}
const sales = new Sales();
export const app = new Hono();
app.get("/buy", async (c) => {
  sales.total += await price(c.req.path); // ! no-shared-state-race:lostUpdate
  return c.json({ total });
});`,
  "express-constructor-writes": `
import express from "express";
declare function save(n: number): Promise<void>;
class Store { last = 0; }
class Ticket {
  readonly number: number;
  constructor(store: Store, number: number) {
    this.number = number;
    store.last = number;
  }
}
const store = new Store();
export const app = express();
app.post("/tickets", async (_req, res) => {
  const number = store.last + 1;
  await save(number);
  const ticket = new Ticket(store, number); // ! no-shared-state-race:lostUpdate
  res.json({ number: ticket.number });
});`,
  "koa-constructor-reads": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
class Store { last = 0; }
class Numbered {
  readonly number: number;
  constructor(store: Store) { this.number = store.last + 1; }
}
class Ticket extends Numbered {
  constructor(store: Store, readonly title: string) { super(store); }
}
const store = new Store();
export const app = new Koa();
app.use(async (ctx) => {
  const ticket = new Ticket(store, "a");
  await save(ticket.number);
  store.last = ticket.number; // ! no-shared-state-race:lostUpdate
  ctx.body = ticket.number;
});`,
  "koa-field-initialiser-reads": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
let last = 0;
class Ticket { readonly number = last + 1; }
export const app = new Koa();
app.use(async (ctx) => {
  const ticket = new Ticket();
  await save(ticket.number);
  last = ticket.number; // ! no-shared-state-race:lostUpdate
  ctx.body = ticket.number;
});`,
  "koa-constructor-keeps-itself": `
import Koa from "koa";
class Job {
  static current: Job | undefined;
  constructor(readonly path: string) { Job.current = this; }
}
export const app = new Koa();
app.use(async (ctx, next) => {
  new Job(ctx.path); // ! no-request-state-leak:readAfter
  await next();
  ctx.body = Job.current?.path;
});`,
  "koa-setter-and-method": `
import Koa from "koa";
class Session {
  #user = "";
  set user(name: string) { this.#user = name; }
  greeting(): string { return "Hello " + this.#user; }
}
const session = new Session();
export const app = new Koa();
app.use(async (ctx, next) => {
  session.user = ctx.get("x-user"); // ! no-request-state-leak:readAfter
  await next();
  ctx.body = session.greeting();
});`,
  "koa-generator-and-tag": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
let last = 0;
function* numbers(): Generator<number> { yield last; }
function put(_: TemplateStringsArray, n: number): void { last = n; }
export const app = new Koa();
app.use(async (ctx) => {
  let before = 0;
  for (const n of numbers()) before = n;
  await save(before);
  put\`\${before + 1}\`; // ! no-shared-state-race:lostUpdate
  ctx.body = last;
});`,
  "koa-getter-that-takes": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
let left = 1;
const pool = {
  get free(): number { return left; },
  get taken(): number { left = left - 1; return left; },
};
export const app = new Koa();
app.use(async (ctx) => {
  if (pool.free <= 0) ctx.throw(503);
  await save(1);
  ctx.body = pool.taken; // ! no-shared-state-race:staleCheck
});`,
  "koa-helper-behind-a-getter": `
import Koa from "koa";
declare function load(): Promise<number>;
class Rates {
  #sum = 0;
  get sum(): Promise<number> { return this.add(); }
  private async add(): Promise<number> {
    const old = this.#sum;
    const rate = await load();
    this.#sum = old + rate; // ! no-shared-state-race:lostUpdate
    return this.#sum;
  }
}
const rates = new Rates();
export const app = new Koa();
app.use(async (ctx) => {
  ctx.body = await rates.sum;
});`,
  "koa-setter-read-by-a-getter-elsewhere": `
import Koa from "koa";
declare function render(): Promise<void>;
class Session {
  #user = "";
  set user(name: string) { this.#user = name; }
  get name(): string { return this.#user; }
}
const session = new Session();
const greeting = (): string => (session.name === "" ? "?" : "Hello " + session.name);
export const app = new Koa();
app.use(async (ctx, next) => {
  session.user = ctx.get("x-user"); // ! no-request-state-leak:readElsewhere
  await next();
});
app.use(async (ctx) => {
  await render();
  ctx.body = greeting();
});`,
  "koa-callbacks-by-name": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
let last = 0;
function put(n: number): void { last = n; }
function hand(n: number, to: (n: number) => void): void { to(n); }
export const app = new Koa();
app.use(async (ctx, next) => {
  const before = last;
  await save(before);
  [before + 1].forEach(put); // ! no-shared-state-race:lostUpdate
  await next();
  ctx.body = last;
});
app.use(async (ctx) => {
  const before = last;
  await save(before);
  hand(before + 1, put); // ! no-shared-state-race:lostUpdate
  ctx.body = last;
});`,
  "koa-table-of-functions": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
let last = 0;
const actions: Record<"put" | "none", (n: number) => void> = {
  put(n) { last = n; },
  none: () => undefined,
};
export const app = new Koa();
app.use(async (ctx) => {
  const before = last;
  await save(before);
  actions[ctx.path === "/none" ? "none" : "put"](before + 1); // ! no-shared-state-race:lostUpdate
  ctx.body = last;
});`,
  "express-service-by-constructor": `
import express from "express";
declare function pay(n: number): Promise<void>;
class Stock {
  left = 1;
  take(n: number): void { this.left -= n; }
}
class Orders {
  constructor(private readonly stock: Stock) {}
  async buy(n: number): Promise<boolean> {
    if (this.stock.left < n) return false;
    await pay(n);
    this.stock.take(n); // ! no-shared-state-race:staleCheck
    return true;
  }
}
const orders = new Orders(new Stock());
export const app = express();
app.post("/buy", async (_req, res) => {
  res.json({ bought: await orders.buy(1) });
});`,
};

export const rightBehind: Readonly<Record<string, string>> = {
  "koa-accessor-in-one-tick": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
class Counter {
  #n = 0;
  get value(): number { return this.#n; }
  set value(n: number) { this.#n = n; }
  set added(n: number) { this.#n += n; }
}
const counter = new Counter();
export const app = new Koa();
app.use(async (_ctx, next) => {
  await save(1);
  counter.value = counter.value + 1;
  counter.value++;
  await next();
  counter.added = 1;
});`,
  "koa-accessor-of-its-own-object": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
class Counter {
  #n = 0;
  get value(): number { return this.#n; }
  set value(n: number) { this.#n = n; }
}
export const app = new Koa();
app.use(async (ctx) => {
  const counter = new Counter();
  const before = counter.value;
  await save(before);
  counter.value = before + 1;
  ctx.body = counter.value;
});`,
  "koa-constructor-with-its-own-store": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
class Store { last = 0; }
class Ticket {
  constructor(store: Store, readonly number: number) { store.last = number; }
}
export const app = new Koa();
app.use(async (ctx) => {
  const store = new Store();
  const number = store.last + 1;
  await save(number);
  ctx.body = new Ticket(store, number).number;
});`,
  "koa-field-initialiser-in-one-tick": `
import Koa from "koa";
declare function save(n: number): Promise<void>;
let last = 0;
class Ticket { readonly number = ++last; }
export const app = new Koa();
app.use(async (ctx) => {
  const ticket = new Ticket();
  await save(ticket.number);
  ctx.body = ticket.number;
});`,
  "koa-last-path-for-a-log": `
import Koa from "koa";
class Gauge {
  #path = "";
  get path(): string { return this.#path; }
  set path(path: string) { this.#path = path; }
}
const gauge = new Gauge();
export const app = new Koa();
app.use(async (ctx, next) => {
  gauge.path = ctx.path;
  console.info(gauge.path);
  await next();
});`,
  "koa-getter-that-nobody-reads": `
import Koa from "koa";
class Session {
  #user = "";
  set user(name: string) { this.#user = name; }
  get name(): string { return this.#user; }
}
export const session = new Session();
export const app = new Koa();
app.use(async (ctx, next) => {
  session.user = ctx.get("x-user");
  await next();
});`,
  "koa-helper-that-checks-again": `
import Koa from "koa";
declare function pay(n: number): Promise<void>;
class Stock {
  left = 1;
  take(n: number): boolean {
    if (this.left < n) return false;
    this.left -= n;
    return true;
  }
}
const stock = new Stock();
export const app = new Koa();
app.use(async (ctx) => {
  if (stock.left < 1) ctx.throw(409);
  await pay(1);
  if (!stock.take(1)) ctx.throw(409);
  ctx.body = "yours";
});`,
  "express-breaker": `
import express from "express";
declare function work(): Promise<void>;
class Breaker {
  #failures = 0;
  get isOpen(): boolean { return this.#failures > 3; }
  fail(): void { this.#failures++; }
  succeed(): void { this.#failures = 0; }
}
const breaker = new Breaker();
export const app = express();
app.get("/", async (_req, res) => {
  if (breaker.isOpen) {
    res.status(503).end();
    return;
  }
  try {
    await work();
    breaker.succeed();
  } catch {
    breaker.fail();
  }
  res.end();
});`,
};
