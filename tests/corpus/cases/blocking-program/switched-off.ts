// What a call switches off by a flag isn't run for it: options, fields of a pattern, defaults, flags that are handed on.
import express from "express";
import { pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";

interface Options {
  readonly skipKey?: boolean;
  readonly withRates?: boolean;
}

const app = express();

const keyOf = (secret: string): string =>
  pbkdf2Sync(secret, "salt", 10_000, 32, "sha512").toString("hex");

const secretOf = (request: express.Request): string =>
  request.header("x-secret") ?? "";

async function orderOf(
  request: express.Request,
  options?: { readonly skipKey: boolean },
): Promise<{ readonly key: string | undefined; readonly body: unknown }> {
  const body: unknown = await Promise.resolve(request.body);
  if (!options?.skipKey && body) return { key: keyOf(secretOf(request)), body };
  return { key: undefined, body };
}

function quoteOf(
  request: express.Request,
  { skipKey = false, withRates }: Options = {},
): string {
  const rates = withRates ? readFileSync("rates.json", "utf8") : "";
  return skipKey ? rates : rates + keyOf(secretOf(request));
}

function labelOf(request: express.Request, plain = true): string {
  if (plain) return request.path;
  return keyOf(secretOf(request));
}

const handedOn = (request: express.Request, plain: boolean): string =>
  labelOf(request, plain);

app.post("/orders/public", async (request, response) => {
  const { body } = await orderOf(request, { skipKey: true });
  const quote = quoteOf(request, { skipKey: true });
  const label = labelOf(request) + labelOf(request, true);
  response.json({ body, quote, label, again: handedOn(request, true) });
});

app.post("/orders", async (request, response) => {
  const { key } = await orderOf(request, { skipKey: false }); // ! no-blocking-call
  const again = await orderOf(request); // ! no-blocking-call
  const quote = quoteOf(request); // ! no-blocking-call
  const rates = quoteOf(request, { skipKey: true, withRates: true }); // ! no-blocking-call
  const label = labelOf(request, false); // ! no-blocking-call
  const other = handedOn(request, false); // ! no-blocking-call
  response.json({ key, again, quote, rates, label, other });
});

// Where nobody can tell, the flag may be off.
app.post("/orders/either", async (request, response) => {
  const skipKey = request.query["key"] === "no";
  const { key } = await orderOf(request, { skipKey }); // ! no-blocking-call
  const quote = quoteOf(request, { ...(request.body as Options) }); // ! no-blocking-call
  response.json({ key, quote });
});

/** Whoever sets the flag anew goes by its own. */
function renewed(request: express.Request, full: boolean): string {
  full = request.path.length > 20;
  if (!full) return request.path;
  return keyOf(secretOf(request));
}

function renewedOption(
  request: express.Request,
  options: { full: boolean },
): string {
  options.full ||= request.path.length > 20;
  if (!options.full) return request.path;
  return keyOf(secretOf(request));
}

app.get("/orders/renewed", (request, response) => {
  const first = renewed(request, false); // ! no-blocking-call
  const second = renewedOption(request, { full: false }); // ! no-blocking-call
  response.json([first, second]);
});
