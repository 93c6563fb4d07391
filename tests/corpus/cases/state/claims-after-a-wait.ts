// A flag that is given back in `finally` keeps others out: it has to be taken in the tick of its check.
import type { Middleware } from "koa";

let importing = false;
let exporting = false;
let warming = false;
let connected = false;

declare function parse(request: unknown): Promise<string[]>;
declare function store(rows: readonly string[]): Promise<void>;

export const importLate: Middleware = async (ctx) => {
  if (importing) ctx.throw(409);
  const rows = await parse(ctx.req);
  importing = true; // ! no-shared-state-race
  try {
    await store(rows);
  } finally {
    importing = false;
  }
};

export const exportInTime: Middleware = async (ctx) => {
  if (exporting) ctx.throw(409);
  exporting = true;
  try {
    await store(await parse(ctx.req));
  } finally {
    exporting = false;
  }
};

export const exportChecked: Middleware = async (ctx) => {
  const rows = await parse(ctx.req);
  if (warming) ctx.throw(409);
  warming = true;
  try {
    await store(rows);
  } finally {
    warming = false;
  }
};

// Forgotten after an error, not given back: warmed twice at worst.
export const warm: Middleware = async (ctx, next) => {
  try {
    if (!connected) {
      await store([]);
      connected = true; // !strict no-shared-state-race
    }
    await next();
  } catch (error) {
    connected = false;
    throw error;
  }
};
