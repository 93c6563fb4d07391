import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

import type { Describe, Resolvers } from "./types.ts";

let viewer = "";
let seen = 0;

const textOf = (id: string): string =>
  readFileSync(`invoices/${id}.txt`, "utf8");

export const resolvers: Resolvers = {
  Query: {
    invoice: (_parent, { id }) => textOf(id), // ! no-blocking-call
    banner: {
      resolve: async () => readFileSync("banner.txt", "utf8"), // ! no-blocking-call
    },
    async me(_parent, _args, { user }) {
      viewer = user; // ! no-request-state-leak
      await readFile("log");
      return viewer;
    },
    seen: async () => {
      const before = seen;
      await readFile("log");
      seen = before + 1; // ! no-shared-state-race
      return seen;
    },
  },
};

export const others: Resolvers["Query"] = {
  invoice: async (_parent, { id }) => readFile(`invoices/${id}.txt`, "utf8"),
  me: (_parent, _args, { user }) => user,
  seen: () => ++seen,
};

export const describe: Describe = ({ fieldName }, text) =>
  `${fieldName} ${text} ${readFileSync("names.txt", "utf8")}`;
