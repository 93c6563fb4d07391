import awaitDownstream from "./await-downstream.ts";

/** Every rule by its name; `tests/house.test.ts` holds it in step with the files and the docs. */
export const rules = {
  "await-downstream": awaitDownstream,
};
