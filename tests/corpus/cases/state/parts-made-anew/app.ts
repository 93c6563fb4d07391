import Koa from "koa";

import {
  claimed,
  copied,
  patched,
  reduced,
  viewed,
  type Seat,
  type SeatAction,
} from "./seats.ts";

declare function pay(user: string): Promise<void>;
declare function produce<T>(base: T, recipe: (draft: T) => void): T;
interface Draft {
  owner: string | undefined;
  views: number;
}

declare const desk: string;
const free: Seat = { owner: undefined, open: true, views: 0 };
let first = free;
let second = free;
let third = free;
let fourth: Draft = { owner: undefined, views: 0 };
let fifth = free;
let sixth = free;

function dispatch(action: SeatAction): void {
  fifth = reduced(fifth, action);
}

export const app = new Koa();

app.use(async (ctx, next) => {
  if (first.owner) ctx.throw(409);
  await pay(desk);
  first = copied(first, desk); // ! no-shared-state-race
  await next();
});

app.use(async (ctx, next) => {
  if (second.owner) ctx.throw(409);
  await pay(desk);
  second = patched(second, { owner: desk }); // ! no-shared-state-race
  await next();
});

app.use(async (ctx, next) => {
  if (fourth.owner) ctx.throw(409);
  await pay(desk);
  fourth = produce(fourth, (draft) => void (draft.owner = desk)); // ! no-shared-state-race
  await next();
});

app.use(async (ctx, next) => {
  if (fifth.owner) ctx.throw(409);
  await pay(desk);
  dispatch(claimed(desk)); // ! no-shared-state-race
  await next();
});

app.use(async (ctx, next) => {
  if (sixth.owner) ctx.throw(409);
  await pay(desk);
  const look = ctx.query["look"] !== undefined;
  const more = { ...sixth, views: sixth.views + 1 };
  sixth = look ? more : { ...sixth, owner: desk }; // ! no-shared-state-race
  await next();
});

// Right: who owns it stays as it is.
app.use(async (ctx) => {
  if (third.owner) ctx.throw(409);
  await pay(desk);
  third = viewed(third);
});

app.use(async (ctx) => {
  if (fifth.owner) ctx.throw(409);
  await pay(desk);
  dispatch({ type: "viewed" });
});
