// Locks whose tail is a chain: each waits for the tail that it found, and puts one in its place that ends with its own.
import { Hono } from "hono";

declare const bank: { debit(account: string): Promise<void> };

const balances = new Map<string, number>();

class KeyedMutex {
  private readonly tails = new Map<string, Promise<void>>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(key) ?? Promise.resolve();
    let release = (): void => undefined;
    const mine = new Promise<void>((done) => (release = done));
    const tail = before.then(() => mine);
    this.tails.set(key, tail);
    await before;
    try {
      return await work();
    } finally {
      release();
      if (this.tails.get(key) === tail) this.tails.delete(key);
    }
  }
}

class Mutex {
  #tail = Promise.resolve();

  async run<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#tail;
    let release = (): void => undefined;
    const mine = new Promise<void>((done) => (release = done));
    this.#tail = before.then(() => mine);
    await before;
    try {
      return await work();
    } finally {
      release();
    }
  }
}

/** Nobody waits for the tail that was there. */
class NoMutex {
  #tail = Promise.resolve();

  async run<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#tail;
    let release = (): void => undefined;
    const mine = new Promise<void>((done) => (release = done));
    this.#tail = before.then(() => mine);
    try {
      return await work();
    } finally {
      release();
    }
  }
}

/** A number that is counted up is no tail. */
class Pause {
  #count = 0;

  async run<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#count;
    this.#count = before + 1;
    await new Promise((done) => setTimeout(done, before));
    return work();
  }
}

/** Nor is the promise of what is done with the number. */
class Audit {
  #count = 0;

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#count = this.#count + 1;
    const written = audit(this.#count);
    await written;
    return work();
  }
}

declare function audit(count: number): Promise<void>;

const keyed = new KeyedMutex();
const mutex = new Mutex();
const noMutex = new NoMutex();
const pause = new Pause();
const audited = new Audit();

const app = new Hono();

app.post("/keyed/:account", (c) =>
  keyed.run(c.req.param("account"), async () => {
    const account = c.req.param("account");
    const balance = balances.get(account) ?? 0;
    await bank.debit(account);
    balances.set(account, balance - 5);
    return c.body(null, 204);
  }),
);

app.post("/one/:account", async (c) => {
  await mutex.run(async () => {
    const balance = balances.get("all") ?? 0;
    await bank.debit("all");
    balances.set("all", balance - 5);
  });
  return c.body(null, 204);
});

app.post("/none/:account", async (c) => {
  await noMutex.run(async () => {
    const balance = balances.get("none") ?? 0;
    await bank.debit("none");
    balances.set("none", balance - 5); // ! no-shared-state-race:lostUpdate
  });
  return c.body(null, 204);
});

app.post("/pause/:account", async (c) => {
  await pause.run(async () => {
    const balance = balances.get("pause") ?? 0;
    await bank.debit("pause");
    balances.set("pause", balance - 5); // ! no-shared-state-race:lostUpdate
  });
  return c.body(null, 204);
});

app.post("/audited/:account", async (c) => {
  await audited.run(async () => {
    const balance = balances.get("audited") ?? 0;
    await bank.debit("audited");
    balances.set("audited", balance - 5); // ! no-shared-state-race:lostUpdate
  });
  return c.body(null, 204);
});

export default app;
