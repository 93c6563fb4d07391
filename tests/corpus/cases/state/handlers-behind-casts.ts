import { readFileSync, statSync } from "node:fs";

import { Hono, type Context } from "hono";

interface Guest {
  readonly name: string;
}
type Known = Context & { readonly guest: Guest };

const guests = new WeakMap<object, Guest>();

/** Lets those in that have a name, and hands the context on under the type that this gives it. */
const known = <Result>(
  door: { readonly permission: string },
  handle: (context: Known) => Result | Promise<Result>,
) => {
  return async (context: Context) => {
    if (context.req.header("x-door") !== door.permission)
      return context.text("closed", 403);
    guests.set(context, { name: context.req.header("x-name") ?? "" });
    try {
      return (await handle(context as Known)) as Response;
    } finally {
      guests.delete(context);
    }
  };
};

/** Makes an answer once, for all. */
const made = (make: () => string) => {
  const text = make();
  return (context: Context) => context.text(text);
};

const printing = new Set<string>();
const claimed = new Set<string>();
let lastGuest = "";

export const app = new Hono();

app.get(
  "/badges/:id",
  known({ permission: "badges" }, async (context) => {
    const id = context.req.param("id") ?? "";
    if (printing.has(id)) return context.text("busy", 409);
    const badge = await fetch(`http://badges/${id}`);
    printing.add(id); // ! no-shared-state-race
    try {
      return context.text(await badge.text());
    } finally {
      printing.delete(id);
    }
  }),
);

app.get(
  "/claimed/:id",
  known({ permission: "badges" }, async (context) => {
    const id = context.req.param("id") ?? "";
    if (claimed.has(id)) return context.text("busy", 409);
    claimed.add(id);
    try {
      const badge = await fetch(`http://badges/${id}`);
      return context.text(await badge.text());
    } finally {
      claimed.delete(id);
    }
  }),
);

app.get(
  "/greeting",
  known({ permission: "hall" }, async (context) => {
    lastGuest = context.req.header("x-name") ?? ""; // ! no-request-state-leak
    const greeting = await fetch("http://greetings");
    return context.text(`${await greeting.text()} ${lastGuest}`);
  }),
);

// It takes nothing of what it is given, and runs for each request all the same.
app.get(
  "/size",
  known({ permission: "hall" }, () => {
    return new Response(String(statSync("guests.txt").size)); // ! no-blocking-call
  }),
);

app.get(
  "/rules",
  made(() => readFileSync("rules.txt", "utf8")),
);
