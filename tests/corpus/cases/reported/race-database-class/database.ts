interface Connection {
  collection(name: string): { find(): Promise<object[]> };
}

declare const driver: { connect(url: string): Promise<Connection> };

export class Database {
  private connection: Connection | undefined;

  constructor(private readonly url: string) {}

  async connect(): Promise<Connection> {
    if (this.connection) return this.connection;
    this.connection = await driver.connect(this.url); // ! no-shared-state-race
    return this.connection;
  }

  async find(name: string): Promise<object[]> {
    const connection = await this.connect();
    return connection.collection(name).find();
  }
}

export class SingleDatabase {
  private connection: Promise<Connection> | undefined;

  constructor(private readonly url: string) {}

  connect(): Promise<Connection> {
    this.connection ??= driver.connect(this.url).catch((error: unknown) => {
      this.connection = undefined;
      throw error;
    });
    return this.connection;
  }

  async find(name: string): Promise<object[]> {
    const connection = await this.connect();
    return connection.collection(name).find();
  }
}
