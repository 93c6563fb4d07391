/** What the one store of each kind keeps is everybody's. */
export abstract class Store<Item> {
  protected readonly items = new Map<string, Item>();

  async update(id: string, change: (item: Item) => Item): Promise<Item> {
    const item = this.items.get(id) ?? (await this.load(id));
    const changed = change(item);
    await this.save(id, changed);
    this.items.set(id, changed); // ! no-shared-state-race
    if (this.items.size > 1000) this.items.clear();
    return changed;
  }

  protected abstract load(id: string): Promise<Item>;

  protected async save(id: string, item: Item): Promise<void> {
    await fetch(`https://store.internal/${id}`, {
      method: "PUT",
      body: JSON.stringify(item),
    });
  }
}

export class Balances extends Store<number> {
  protected async load(id: string): Promise<number> {
    const answer = await fetch(`https://store.internal/${id}`);
    return Number(await answer.text());
  }
}

/** What each request makes for itself is nobody else's, whatever it extends. */
export class Tally {
  protected total = 0;

  async add(count: number) {
    const total = this.total + count;
    await fetch("https://tally.internal");
    this.total = total;
  }
}

export class RequestTally extends Tally {
  constructor(readonly user: string) {
    super();
  }
}

export const noTally = new Tally();
