// Koa: one request commits the transaction of another.
import Koa from "koa";
import { Application } from "@oakserver/oak";

interface Transaction {
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

declare const db: { transaction(): Promise<Transaction> };

const app = new Koa();

let trx: Transaction;

app.use(async (_ctx, next) => {
  trx = await db.transaction();
  await next();
  await trx.commit(); // ! no-shared-state-race
});

app.use(async (ctx, next) => {
  const own = await db.transaction();
  ctx.state["trx"] = own;
  try {
    await next();
    await own.commit();
  } catch (error) {
    await own.rollback();
    throw error;
  }
});

// An auction: the lower of two bids wins.
interface Auction {
  highest: number;
  readonly history: number[];
}

const auctions = new Map<string, Auction>();

declare function verifyBidder(header: string | null): Promise<boolean>;

const oak = new Application();

oak.use(async (ctx) => {
  const url = ctx.request.url;
  const bid = Number(url.searchParams.get("bid"));
  const auction = auctions.get(url.pathname);
  if (!auction || bid <= auction.highest) {
    ctx.response.status = 409;
    return;
  }
  if (!(await verifyBidder(ctx.request.headers.get("authorization")))) {
    ctx.response.status = 403;
    return;
  }
  auction.highest = bid; // ! no-shared-state-race
  ctx.response.body = "accepted";
});

oak.use(async (ctx) => {
  const url = ctx.request.url;
  const bid = Number(url.searchParams.get("bid"));
  if (!(await verifyBidder(ctx.request.headers.get("authorization")))) {
    ctx.response.status = 403;
    return;
  }
  const auction = auctions.get(url.pathname);
  if (!auction || bid <= auction.highest) {
    ctx.response.status = 409;
    return;
  }
  auction.highest = bid;
  auction.history.push(bid);
  ctx.response.body = "accepted";
});

export { app, oak };
