interface Store {
  get(key: string): Promise<object | undefined>;
}

declare function createStore(options?: object): Store;

/** Each request opens it anew, and goes on with the newest. */
export class Reopened {
  private store: Store | undefined;
  private static instance: Reopened | undefined;

  static async get(): Promise<Reopened> {
    Reopened.instance ??= new Reopened();
    await Reopened.instance.open();
    return Reopened.instance;
  }

  private async open(): Promise<void> {
    if (process.env["REDIS_URL"])
      this.store = createStore({ stores: [new Map()] });
    else this.store = createStore();
  }

  async read(key: string) {
    return this.store?.get(key);
  }
}
