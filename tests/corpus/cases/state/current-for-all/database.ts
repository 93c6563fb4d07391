export class Pool {
  constructor(private readonly url: string) {}

  async query(text: string): Promise<unknown[]> {
    return [await fetch(`${this.url}?q=${text}`)];
  }

  async end(): Promise<void> {
    await fetch(`${this.url}/end`);
  }
}

class Watch {
  readonly started = Date.now();

  stop(): number {
    return Date.now() - this.started;
  }
}

export class Database {
  static pool = new Pool("http://first");
  static #watch = new Watch();

  static async reconnect(): Promise<void> {
    Database.pool = new Pool("http://second");
    await fetch("http://second/ready");
  }

  static async vacuum(): Promise<void> {
    await Database.pool.query("vacuum");
  }

  static begin(): void {
    Database.#watch = new Watch();
  }

  static end(): number {
    return Database.#watch.stop();
  }
}
