// A list that is emptied after all of it was sent loses what came while it was sent.
import express from "express";
import { Mutex } from "async-mutex";

interface Mail {
  readonly to: string;
}

declare function send(mails: readonly Mail[]): Promise<void>;
declare function save(keys: readonly string[]): Promise<void>;

class Outbox {
  private queue: Mail[] = [];
  private readonly dirty = new Set<string>();
  private waiting: Promise<void>[] = [];

  add(mail: Mail): void {
    this.queue.push(mail);
    this.dirty.add(mail.to);
    this.waiting.push(send([mail]));
  }

  async flush(): Promise<void> {
    await send(this.queue);
    this.queue = []; // ! no-shared-state-race
  }

  async flushCopy(): Promise<number> {
    const batch = [...this.queue];
    try {
      await send(batch);
    } catch {
      return 0;
    }
    this.queue.length = 0; // ! no-shared-state-race
    return batch.length;
  }

  async saveDirty(): Promise<void> {
    await save([...this.dirty]);
    this.dirty.clear(); // ! no-shared-state-race
  }

  async settle(): Promise<void> {
    await Promise.all(this.waiting.map((each) => each.catch(console.error)));
    this.waiting = []; // ! no-shared-state-race
  }
}

class RightOutbox {
  private queue: Mail[] = [];
  private readonly dirty = new Set<string>();
  private readonly pages = new Map<string, string>();
  private readonly lock = new Mutex();
  private locked: Mail[] = [];

  async add(mail: Mail): Promise<void> {
    this.queue.push(mail);
    this.dirty.add(mail.to);
    this.pages.set(mail.to, "");
    await this.lock.runExclusive(async () => {
      await Promise.resolve();
      this.locked.push(mail);
    });
  }

  async flush(): Promise<void> {
    const batch = this.queue;
    this.queue = [];
    await send(batch);
  }

  async flushFirst(): Promise<void> {
    await send(this.queue.splice(0));
    await save([String(this.queue.length)]);
    this.queue.length = 0;
  }

  /** The loop sees what is added while it goes round. */
  async flushEach(): Promise<void> {
    for (const mail of this.queue) await send([mail]);
    this.queue = [];
  }

  async flushLocked(): Promise<void> {
    await this.lock.runExclusive(async () => {
      await send(this.locked);
      this.locked = [];
    });
  }

  async flushIfSame(): Promise<void> {
    const batch = this.queue;
    const { length } = batch;
    await send(batch);
    if (this.queue.length === length) this.queue = [];
  }

  async saveDirty(): Promise<void> {
    const keys = [...this.dirty];
    this.dirty.clear();
    await save(keys);
  }

  /** Whoever reads them again asks for them again. */
  async forget(): Promise<void> {
    await save([...this.pages.keys()]);
    this.pages.clear();
  }
}

const outbox = new Outbox();
const right = new RightOutbox();

export const app = express();
app.post("/mail", async (req, res) => {
  outbox.add({ to: String(req.query["to"]) });
  await right.add({ to: String(req.query["to"]) });
  res.sendStatus(202);
});
app.post("/flush", async (_req, res) => {
  await outbox.flush();
  await outbox.flushCopy();
  await outbox.saveDirty();
  await outbox.settle();
  await right.flush();
  await right.flushFirst();
  await right.flushEach();
  await right.flushLocked();
  await right.flushIfSame();
  await right.saveDirty();
  await right.forget();
  res.sendStatus(204);
});
