// Right: the read and the write are excluded by a lock, in four spellings.
import { Hono } from "hono";
import { Mutex, Semaphore } from "async-mutex";
import pLimit from "p-limit";

interface Page {
  readonly cursor: string;
  readonly n: number;
}

declare function nextPage(from: string): Promise<Page>;
declare function nextInvoice(after: number): Promise<number>;

const app = new Hono();
const mutex = new Mutex();
const one = new Semaphore(1);
const serial = pLimit(1);

const feed = { cursor: "", imported: 0 };
let lastInvoice = 0;
let exported = 0;
let synced = 0;

app.post("/import", async (c) => {
  const imported = await mutex.runExclusive(async () => {
    const page = await nextPage(feed.cursor);
    feed.cursor = page.cursor;
    feed.imported = feed.imported + page.n;
    return feed.imported;
  });
  return c.json({ imported });
});

const invoices = new Mutex();

app.post("/invoices", async (c) => {
  const release = await invoices.acquire();
  try {
    const previous = lastInvoice;
    lastInvoice = await nextInvoice(previous);
    return c.json({ number: lastInvoice });
  } finally {
    release();
  }
});

app.post("/export", async (c) => {
  const [, release] = await one.acquire();
  try {
    exported += (await nextPage("export")).n;
  } finally {
    release();
  }
  return c.text("ok");
});

app.post("/sync", async (c) => {
  await serial(async () => {
    const before = synced;
    const page = await nextPage("sync");
    synced = before + page.n;
  });
  return c.text("ok");
});

export default app;
