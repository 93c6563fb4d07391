import { readFileSync } from "node:fs";
import { pool, startSpan } from "./tracing";

interface Config {
  readonly host: string;
}

export interface Database {
  readonly query: (sql: string) => Promise<readonly string[]>;
  readonly end: () => Promise<void>;
}

const queries = new Map<string, number>();
const queriesInOneTick = new Map<string, number>();

/** What is made stands in the callback of a library's wrapper, and its type beside the constant. */
export const init: (config: Config) => Database = (config) =>
  startSpan("init", () => {
    return {
      async query(sql) {
        return startSpan("query", async () => {
          const before = queries.get(config.host) ?? 0;
          const rows = await pool.run(sql);
          queries.set(config.host, before + 1); // ! no-shared-state-race:lostUpdate
          queriesInOneTick.set(
            config.host,
            (queriesInOneTick.get(config.host) ?? 0) + 1,
          );
          return rows;
        });
      },
      async end() {
        readFileSync("/proc/self/status");
      },
    };
  });

export interface Counter {
  next(): Promise<number>;
}

export type MakeCounter = () => Counter;

/** One for each object that is made with it. */
export const ownCounter: MakeCounter = () => {
  let last = 0;
  return {
    async next() {
      const next = last + 1;
      await pool.run("select 1");
      last = next;
      return next;
    },
  };
};

let numbers = 0;

export const sharedCounter: MakeCounter = () => ({
  async next() {
    const next = numbers + 1;
    await pool.run("select 1");
    numbers = next; // ! no-shared-state-race:lostUpdate
    return next;
  },
});
