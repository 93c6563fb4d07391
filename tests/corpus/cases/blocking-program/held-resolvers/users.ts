// Resolvers as they are written without a type: what takes the object in the end says what its functions are.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

let viewer = "";
let asked = 0;

const users = {
  me: async (_root: unknown, _args: unknown, context: { user: string }) => {
    viewer = context.user; // ! no-request-state-leak
    await readFile("log");
    return viewer;
  },
  all: {
    resolve: () => readFileSync("users.json", "utf8"), // ! no-blocking-call
  },
};

export const counts = {
  async asked() {
    const before = asked;
    await readFile("log");
    asked = before + 1; // ! no-shared-state-race
    return asked;
  },
};

/** Right: nobody takes it for a map of resolvers. */
export const files = {
  names: () => readFileSync("names.txt", "utf8"),
};

/** Right: what stands beside the resolvers in the same options. */
export const options = {
  typeDefs: readFileSync("schema.graphql", "utf8"),
  load: () => readFileSync("schema.graphql", "utf8"),
};

export default users;
