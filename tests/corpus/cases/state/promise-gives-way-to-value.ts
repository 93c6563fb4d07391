// What a map holds is first the promise of a thing, then the thing: who waits for the same promise puts the same there.
import Koa from "koa";

interface Store {
  readonly size: number;
  run(work: (store: Store) => Promise<void>): Promise<boolean>;
}

declare function openStore(id: string): Promise<Store>;
declare function grow(size: number): Promise<number>;

const parts = new Map<string, Store | Promise<Store>>();

function partOf(id: string): Store | Promise<Store> {
  let part = parts.get(id);
  if (part === undefined) {
    part = openStore(id);
    parts.set(id, part);
  }
  return part;
}

export class Stores {
  private readonly stores = new Map<string, Store | Promise<Store>>();
  private readonly sizes = new Map<string, number | Promise<number>>();

  async within(
    id: string,
    work: (store: Store) => Promise<void>,
  ): Promise<boolean> {
    let store = this.stores.get(id);
    if (store === undefined) {
      store = openStore(id);
      this.stores.set(id, store);
    }
    try {
      if (store instanceof Promise) {
        store = await store;
        this.stores.set(id, store);
      }
    } catch {
      this.stores.delete(id);
      return false;
    }
    return await store.run(work);
  }

  async grown(id: string): Promise<number> {
    let size = this.sizes.get(id) ?? 0;
    size = await grow(await size);
    this.sizes.set(id, size + 1); // ! no-shared-state-race
    return size;
  }

  async counted(id: string): Promise<number> {
    let size: number | Promise<number> = Number(this.sizes.get(id) ?? 0) + 1;
    size = await size;
    this.sizes.set(id, size); // ! no-shared-state-race
    return size;
  }
}

const stores = new Stores();

export const app = new Koa();

app.use(async (ctx) => {
  let part = parts.get(ctx.path) ?? partOf(ctx.path);
  if (part instanceof Promise) {
    part = await part;
    parts.set(ctx.path, part);
  }
  await stores.within(ctx.path, async () => {});
  ctx.body =
    part.size +
    (await stores.grown(ctx.path)) +
    (await stores.counted(ctx.path));
});
