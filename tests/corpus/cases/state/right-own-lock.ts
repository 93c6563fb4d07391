// Right: a lock of the project's own, a promise chain, and an atomic counter in shared memory.
import Fastify from "fastify";

declare function readBalance(): Promise<number>;

class Lock {
  private tail: Promise<unknown> = Promise.resolve();

  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work, work);
    this.tail = result.catch(() => undefined);
    return result;
  }
}

const lock = new Lock();
const hits = new Int32Array(new SharedArrayBuffer(4));
let balance = 0;

const app = Fastify();

app.post("/refresh", async () => {
  return lock.runExclusive(async () => {
    const before = balance;
    const fresh = await readBalance();
    balance = before + fresh;
    return { balance };
  });
});

app.post("/hit", async () => {
  const before = Atomics.load(hits, 0);
  await readBalance();
  const now = Atomics.add(hits, 0, 1);
  return { before, now };
});

export { app };
