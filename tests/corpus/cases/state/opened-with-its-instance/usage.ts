// Whoever finds no instance puts one there before it waits: nobody else opens the store.

interface Store {
  get(key: string): Promise<object | undefined>;
  set(key: string, value: object): Promise<void>;
}

declare function createStore(options?: object): Store;

export class Usage {
  private store: Store | undefined;
  private static instance: Usage | undefined;

  static async get(): Promise<Usage> {
    if (!Usage.instance) {
      Usage.instance = new Usage();
      await Usage.instance.open();
    }
    return Usage.instance;
  }

  private async open(): Promise<void> {
    if (process.env["REDIS_URL"])
      this.store = createStore({ stores: [new Map()] });
    else this.store = createStore();
  }

  async current(key: string) {
    return await this.read(key);
  }

  async update(key: string, data: object) {
    const before = await this.current(key);
    await this.store?.set(key, { ...before, ...data });
  }

  private async read(key: string) {
    if (!this.store) await this.open();
    return this.store?.get(key);
  }
}
