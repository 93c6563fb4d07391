import { defineEventHandler, getQuery } from "h3";

// What a function does that nobody imports by hand, it does all the same.

export default defineEventHandler(async (event) => {
  rememberVisitor(String(getQuery(event)["name"])); // ! no-request-state-leak
  return await greetVisitor();
});

export const right = defineEventHandler(
  async (event) => await greetVisitorOf(String(getQuery(event)["name"])),
);
