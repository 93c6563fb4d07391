// `await load().catch(next)` gives nothing where `next` was called: what the code asks for then is that.
import express from "express";

declare function load(id: string): Promise<{ id: string }>;
declare function title(id: string): Promise<string>;
declare function count(id: string): Promise<number>;
declare function maybe(id: string): Promise<string | undefined>;
const app = express();

app.get("/title", async (_req, res, next) => {
  const found = await title("a").catch(next);
  if (found === undefined) return;
  res.json(found);
});

app.get("/count", async (_req, res, next) => {
  const found = await count("a").catch((error: unknown) => {
    next(error);
  });
  if (found == null) return;
  res.json(found);
});

app.get("/property", async (_req, res, next) => {
  const found = await load("a").then(({ id }) => id, next);
  if (found === undefined) return;
  res.json(found);
});

app.get("/answered", async (_req, res) => {
  const found = await title("a").catch(() => {
    res.status(500).json({});
    return null;
  });
  if (found === null) return;
  res.json(found);
});

app.get("/maybe", async (_req, res, next) => {
  const found = await maybe("a").catch(next);
  if (found === undefined) return; // !strict must-answer
  res.json(found);
});

app.get("/empty", async (_req, res, next) => {
  const found = await title("a").catch(next);
  if (!found) return; // !strict must-answer
  res.json(found);
});

app.get("/dropped", async (_req, res) => {
  const found = await title("a").catch(() => undefined);
  if (found === undefined) return; // !strict must-answer
  res.json(found);
});

app.get("/unasked", async (_req, res, next) => {
  const found = await title("a").catch(next);
  res.json(found); // ! single-answer:late
});
