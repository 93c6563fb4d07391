import { initTRPC } from "@trpc/server";

type User = { id: string; name: string };
declare function findMany(ids: readonly string[]): Promise<User[]>;

// Collects the keys of one tick and loads them together.
class Loader {
  #queue: {
    id: string;
    resolve: (user: User | undefined) => void;
    reject: (reason: unknown) => void;
  }[] = [];

  load(id: string) {
    return new Promise<User | undefined>((resolve, reject) => {
      this.#queue.push({ id, resolve, reject });
      if (this.#queue.length === 1) queueMicrotask(() => void this.#flush());
    });
  }

  async #flush() {
    const batch = this.#queue;
    this.#queue = [];
    try {
      const users = await findMany(batch.map((entry) => entry.id));
      for (const entry of batch)
        entry.resolve(users.find((user) => user.id === entry.id));
    } catch (error) {
      for (const entry of batch) entry.reject(error);
    }
  }
}

const loader = new Loader();
const t = initTRPC.create();

export const router = t.router({
  user: t.procedure
    .input((value: unknown) => String(value))
    .query(({ input }) => loader.load(input)),
});
