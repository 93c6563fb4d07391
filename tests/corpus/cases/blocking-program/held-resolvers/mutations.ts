import { readFileSync } from "node:fs";

const setTags = {
  type: "Tags",
  args: { tags: { type: "String" } },
  async resolve(_root: unknown, { tags }: { tags: string }) {
    return readFileSync(`${tags}.txt`, "utf8"); // ! no-blocking-call
  },
};

const others = {
  rename: {
    type: "User",
    resolve: (_root: unknown, { id }: { id: string }) =>
      readFileSync(`${id}.txt`, "utf8"), // ! no-blocking-call
    extensions: { example: () => readFileSync("example.txt", "utf8") },
  },
};

export const mutations = { setTags, ...others };

/** Right: a list of its parts, read while the process starts. */
export const examples = Object.values(others).map(({ extensions }) =>
  extensions.example(),
);
