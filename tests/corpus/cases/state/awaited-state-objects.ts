// Who waits for the promise that everybody waits for, and keeps what it gave, writes what the others write.
import Koa from "koa";

type State<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; running?: Promise<T> };

class Once<T> {
  #state: State<T> = { done: false };

  constructor(private readonly make: () => Promise<T>) {}

  async get(): Promise<T> {
    const state = this.#state;
    if (state.done) return state.value;
    state.running ??= this.make();
    const value = await state.running;
    this.#state = { done: true, value };
    return value;
  }
}

interface Votes {
  readonly count: number;
  readonly saved?: Promise<number>;
}

class Poll {
  #votes: Votes = { count: 0 };

  constructor(private readonly save: (count: number) => Promise<number>) {}

  async vote(): Promise<number> {
    const votes = this.#votes;
    const saved = await this.save(votes.count + 1);
    this.#votes = { count: saved }; // ! no-shared-state-race
    return saved;
  }

  async recount(): Promise<void> {
    const votes = this.#votes;
    const saved = await votes.saved;
    this.#votes = { count: votes.count + (saved ?? 0) }; // ! no-shared-state-race
  }
}

const schema = new Once(async () => (await fetch("https://schema")).text());
const poll = new Poll(async (count) => {
  await fetch("https://votes", { method: "PUT", body: String(count) });
  return count;
});

export const app = new Koa();
app.use(async (ctx) => {
  if (ctx.path === "/recount") await poll.recount();
  ctx.body = { schema: await schema.get(), votes: await poll.vote() };
});
