import Koa from "koa";
import Router from "@koa/router";

declare function limitOf(tenant: string): Promise<number>;
declare function authorize(owner: string, amount: number): Promise<void>;

interface Wallet {
  readonly owner: string;
  balance: number;
}
interface Job {
  state: "running" | "done";
  rows: number;
}

const usage = new Map<string, Map<string, number>>();
const wallets = new Map<string, Wallet>();
const jobs = new Map<string, Job>();

function setUsed(tenant: string, feature: string, count: number): void {
  let features = usage.get(tenant);
  if (!features) {
    features = new Map();
    usage.set(tenant, features);
  }
  features.set(feature, count);
}

function use(tenant: string, feature: string): number {
  let features = usage.get(tenant);
  if (!features) {
    features = new Map();
    usage.set(tenant, features);
  }
  const now = (features.get(feature) ?? 0) + 1;
  features.set(feature, now);
  return now;
}

const router = new Router();

router.post("/:tenant/exports", async (ctx) => {
  const tenant = String(ctx.params["tenant"]);
  const used = usage.get(tenant)?.get("exports") ?? 0;
  if (used >= (await limitOf(tenant))) ctx.throw(402);
  setUsed(tenant, "exports", used + 1); // ! no-shared-state-race:lostUpdate
  ctx.status = 202;
});

router.post("/:tenant/imports", async (ctx) => {
  const tenant = String(ctx.params["tenant"]);
  const limit = await limitOf(tenant);
  if (use(tenant, "imports") > limit) ctx.throw(402);
  ctx.status = 202;
});

// Two of them at once.
router.post("/:from/:to/:amount", async (ctx) => {
  const [from, to] = [
    wallets.get(String(ctx.params["from"]))!,
    wallets.get(String(ctx.params["to"]))!,
  ];
  const amount = Number(ctx.params["amount"]);
  const left = from.balance - amount;
  await authorize(from.owner, amount);
  from.balance = left; // ! no-shared-state-race:lostUpdate
  to.balance += amount;
  ctx.body = { left };
});

// What nobody has found there before is this request's own, under a name that is taken in the same tick.
router.put("/jobs/:id", async (ctx) => {
  const id = String(ctx.params["id"]);
  if (jobs.has(id)) ctx.throw(409);
  const job: Job = { state: "running", rows: 0 };
  jobs.set(id, job);
  const rows = job.rows;
  await authorize(id, 0);
  job.rows = rows + 1;
  job.state = "done";
  jobs.delete(id);
  ctx.body = job;
});

router.delete("/usage", (ctx) => {
  usage.clear();
  ctx.status = 204;
});

export const app = new Koa().use(router.routes());
