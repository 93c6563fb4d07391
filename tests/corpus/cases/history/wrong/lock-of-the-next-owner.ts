// jedis-lock#2, queen#12, mongoid-locker#46: who was too slow releases the lock of the next one.
import Fastify from "fastify";

interface Held {
  readonly until: number;
}

const locks = new Map<string, Held>();

async function withLock<T>(
  key: string,
  lifetime: number,
  work: () => Promise<T>,
): Promise<T> {
  const held = locks.get(key);
  if (held && held.until > Date.now()) throw new Error("locked");
  locks.set(key, { until: Date.now() + lifetime });
  try {
    return await work();
  } finally {
    locks.delete(key); // ?! no-shared-state-race -- whose the lock is by then, nothing asks: two writes and no read
  }
}

async function withOwnLock<T>(
  key: string,
  lifetime: number,
  work: () => Promise<T>,
): Promise<T> {
  const held = locks.get(key);
  if (held && held.until > Date.now()) throw new Error("locked");
  const mine = { until: Date.now() + lifetime };
  locks.set(key, mine);
  try {
    return await work();
  } finally {
    if (locks.get(key) === mine) locks.delete(key);
  }
}

declare function pay(id: string): Promise<string>;

const app = Fastify();

app.post<{ Params: { id: string } }>("/pay/:id", ({ params }) =>
  withLock(params.id, 5000, () => pay(params.id)),
);

app.put<{ Params: { id: string } }>("/pay/:id", ({ params }) =>
  withOwnLock(params.id, 5000, () => pay(params.id)),
);

export { app };
