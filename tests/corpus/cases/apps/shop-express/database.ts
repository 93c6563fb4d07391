import { config } from "./config";

export interface Client {
  query<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  release(): void;
}

interface Pool {
  connect(): Promise<Client>;
  query<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

declare function createPool(options: { readonly url: string }): Pool;

export const pool = createPool({ url: config.databaseUrl });

export async function transaction<T>(
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
