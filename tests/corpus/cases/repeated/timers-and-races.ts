import express from "express";
import { Hono } from "hono";

declare function audit(): Promise<void>;
declare function whenReady(run: () => void): void;

const late = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => {
      reject(new Error("late"));
    }, 500);
  });

const app = express();

app.use((req, _res, next) => {
  if (req.query["slow"]) setTimeout(next, 100);
  next(); // ! no-repeated-downstream
});

app.use((_req, _res, next) => {
  process.nextTick(next);
  next(); // ! no-repeated-downstream
});

app.use((req, _res, next) => {
  const proceed = () => {
    req.headers["x-seen"] = "1";
    next();
  };
  setImmediate(proceed);
  next(); // ! no-repeated-downstream
});

app.use((req, _res, next) => {
  if (req.query["slow"]) {
    setTimeout(next, 100);
    return;
  }
  next();
});

app.use((req, _res, next) => {
  if (req.query["broken"]) process.nextTick(next, new Error("broken"));
  else process.nextTick(next);
});

// Whichever comes first ends the other one.
app.use((_req, _res, next) => {
  const timer = setTimeout(next, 100);
  whenReady(() => {
    clearTimeout(timer);
    next();
  });
});

app.use((_req, _res, next) => {
  let isDone = false;
  const proceed = () => {
    if (isDone) return;
    isDone = true;
    next();
  };
  setTimeout(proceed, 100);
  proceed();
});

const hono = new Hono();

hono.use(async (_c, next) => {
  try {
    await Promise.race([next(), late()]); // !strict await-downstream
  } catch (error) {
    await next(); // ! no-repeated-downstream
    throw error;
  }
});

hono.use(async (_c, next) => {
  try {
    await Promise.all([next(), audit()]);
  } catch {
    await next(); // ! no-repeated-downstream
  }
});

hono.use(async (c, next) => {
  try {
    await Promise.all([next(), audit()]);
  } catch {
    c.header("x-audit", "failed");
  }
});

hono.use(async (_c, next) => {
  try {
    await Promise.race([audit(), late()]);
  } catch {
    await next();
    return;
  }
  await next();
});
