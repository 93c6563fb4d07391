// Functions handed to project functions, to the language's own, bound, applied and composed.
import { Router } from "express";
import {
  audit,
  byName,
  bySize,
  expand,
  loadIndex,
  loadIndexAsync,
  revive,
} from "./index-file";
import {
  declare,
  guarded,
  later,
  pipe,
  render,
  retry,
  TaskQueue,
  withTiming,
} from "./tools";

const router = Router();
const files = ["b.txt", "a.txt"];
const safeIndex = guarded(loadIndex);
const safeIndexAsync = guarded(loadIndexAsync);
const shout = pipe(loadIndex, (text) => text.toUpperCase());
const quiet = pipe((text: string) => text.trim(), byLength);
const boundIndex = loadIndex.bind(null, "main");
const queue = new TaskQueue();

function byLength(text: string): number {
  return text.length;
}

router.get("/timed", (_req, res) => {
  res.send(withTiming("index", loadIndex)); // ! no-blocking-call
});

router.get("/timed-arrow", (_req, res) => {
  res.send(withTiming("index", () => loadIndex("other"))); // ! no-blocking-call
});

router.get("/retried", async (_req, res) => {
  res.send(await retry(loadIndex)); // ! no-blocking-call
});

router.get("/retried-async", async (_req, res) => {
  res.send(await retry(loadIndexAsync));
});

router.post("/later", (_req, res) => {
  later(() => {
    audit("later"); // ! no-blocking-call
  });
  res.end();
});

router.get("/guarded", (_req, res) => {
  res.send(safeIndex("a") ?? ""); // ! no-blocking-call
});

router.get("/guarded-async", async (_req, res) => {
  res.send((await safeIndexAsync("a")) ?? "");
});

router.get("/piped", (_req, res) => {
  res.send(shout("main")); // ! no-blocking-call
});

router.get("/piped-quiet", (req, res) => {
  res.json(quiet(req.path));
});

router.get("/bound", (_req, res) => {
  res.send(boundIndex()); // ! no-blocking-call
});

router.get("/applied", (_req, res) => {
  res.send(Reflect.apply(loadIndex, null, ["a"])); // ! no-blocking-call
});

router.get("/called", (_req, res) => {
  res.send(loadIndex.call(null, "a") + loadIndexAsync.name); // ! no-blocking-call
});

router.get("/sorted", (_req, res) => {
  res.json([...files].sort(bySize)); // ! no-blocking-call
});

router.get("/sorted-by-name", (_req, res) => {
  res.json(files.toSorted(byName));
});

router.get("/expanded", (req, res) => {
  res.send(req.path.replace(/\{\{\w+\}\}/g, expand)); // ! no-blocking-call
});

router.get("/revived", (req, res) => {
  res.json(JSON.parse(String(req.query["json"]), revive)); // ! no-blocking-call
});

router.get("/grouped", (_req, res) => {
  res.json(Object.groupBy(files, (file) => loadIndex(file).slice(0, 1))); // ! no-blocking-call
});

router.get("/grouped-by-name", (_req, res) => {
  res.json(Object.groupBy(files, (file) => file.slice(0, 1)));
});

router.get("/bound-now", (_req, res) => {
  res.send(loadIndex.bind(undefined, "a")()); // ! no-blocking-call
});

router.get("/bound-kept", (_req, res) => {
  const kept = loadIndex.bind(undefined, "a");
  res.send(kept.name);
});

router.get("/mapped", async (_req, res) => {
  const texts = await Promise.all(files.map((file) => loadIndexAsync(file)));
  res.json(texts);
});

router.get("/then", (_req, res, next) => {
  loadIndexAsync()
    .then((name) => loadIndex(name)) // ! no-blocking-call
    .then((text) => res.send(text), next);
});

router.get("/promise", async (_req, res) => {
  const text = await new Promise<string>((resolve) => {
    resolve(loadIndex()); // ! no-blocking-call
  });
  res.send(text);
});

router.get("/hooks", (req, res) => {
  const text = render(req.path, { onEnd: audit }); // ! no-blocking-call
  res.send(text);
});

router.get("/hooks-arrow", (req, res) => {
  const text = render(req.path, {
    onStart: () => {
      audit("start"); // ! no-blocking-call
    },
  });
  res.send(text);
});

router.get("/hooks-unused", (req, res) => {
  res.send(render(req.path, { onEnd: (text) => console.info(text) }));
});

router.post("/queued", (_req, res) => {
  queue.add(() => {
    audit("queued"); // ! no-blocking-call
  });
  res.end();
});

router.get("/declared", (_req, res) => {
  // Kept for the command line: nothing shows that a request calls it.
  declare("index", loadIndex);
  res.end();
});

router.get("/passed-as-a-value", (_req, res) => {
  const known = new Set<unknown>([loadIndex]);
  res.json({ known: known.has(loadIndex), arity: loadIndex.length });
});

export { router };
