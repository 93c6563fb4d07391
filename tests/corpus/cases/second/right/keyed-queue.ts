import type { Middleware } from "koa";

// One chain of promises per user: what belongs to a user runs in turn.
const tails = new Map<string, Promise<unknown>>();
const balances = new Map<string, number>();
declare function persist(user: string, cents: number): Promise<void>;

function inTurn<T>(key: string, job: () => Promise<T>): Promise<T> {
  const previous = tails.get(key) ?? Promise.resolve();
  const run = previous.then(job, job);
  const tail = run.catch(() => undefined);
  tails.set(key, tail);
  void tail.then(() => {
    if (tails.get(key) === tail) tails.delete(key);
  });
  return run;
}

export const deposit: Middleware = async (ctx) => {
  const user = ctx.get("x-user");
  await inTurn(user, async () => {
    const after = (balances.get(user) ?? 0) + 100;
    await persist(user, after);
    balances.set(user, after);
  });
  ctx.status = 204;
};
