import express from "express";

declare function hello(): Promise<string>;

const app = express();

const open = new Set<() => void>();

// Who leaves makes room: a check that there is some still holds.
app.get("/listen", (req, res) => {
  if (open.size >= 10) {
    res.sendStatus(503);
    return;
  }
  const gone = new AbortController();
  const leave = (): void => {
    open.delete(leave);
  };
  const stream = new ReadableStream<string>({
    start(controller) {
      controller.enqueue("hello");
      open.add(leave);
    },
    cancel: leave,
  });
  gone.signal.addEventListener("abort", () => leave(), { once: true });
  req.on("close", () => {
    gone.abort();
  });
  res.json({ busy: stream.locked });
});

const waiting: string[] = [];

app.get("/shorten", async (_req, res) => {
  if (waiting.length > 100) {
    res.sendStatus(503);
    return;
  }
  const text = await hello();
  const next = waiting.pop();
  res.json({ text, next });
});

// Here somebody has to be left.
app.get("/next", async (_req, res) => {
  if (waiting.length < 2) {
    res.sendStatus(404);
    return;
  }
  const text = await hello();
  const next = waiting.pop(); // ! no-shared-state-race
  res.json({ text, next });
});

const seats = new Set(["a", "b", "c"]);

app.post("/seats/:seat", async (req, res) => {
  if (seats.size > 0) {
    await hello();
    seats.delete(req.params.seat); // ! no-shared-state-race
  }
  res.sendStatus(204);
});

// And here there has to be room.
const members = new Set<string>();

app.post("/members/:name", async (req, res) => {
  if (members.size >= 10) {
    res.sendStatus(409);
    return;
  }
  await hello();
  members.add(req.params.name); // ! no-shared-state-race
  res.sendStatus(204);
});

export default app;
