// What is loaded behind one kept promise is loaded once at a time: nobody overwrites what the work reads back.
import { Hono } from "hono";

interface Reader {
  find(address: string): string | null;
}

declare function open(file: string): Promise<Reader>;

let cities: Reader | null = null;
let countries: Reader | null = null;
let loading: Promise<void> | null = null;
let ready = false;

async function load(): Promise<void> {
  if (loading !== null) {
    await loading;
    return;
  }
  loading = (async () => {
    cities = await open("cities");
    if (cities.find("") === null) countries = await open("countries");
    if (cities !== null || countries !== null) console.log("loaded");
    ready = true;
  })();
  await loading;
}

let again: Promise<void> | undefined;
let lately: Reader | null = null;

async function reload(): Promise<void> {
  again ??= (async () => {
    lately = await open("lately");
    await open("index");
    if (lately.find("") === null) lately = null;
  })().finally(() => {
    again = undefined;
  });
  await again;
}

let running: Promise<void> | undefined;
let current: Reader | null = null;

async function restart(): Promise<void> {
  running = (async () => {
    current = await open("current");
    await open("index");
    if (current.find("") === null) current = null; // ! no-shared-state-race
  })();
  await running;
}

let late: Promise<void> | undefined;
let latest: Reader | null = null;

async function openLatest(): Promise<void> {
  latest = await open("latest");
}

async function loadLate(): Promise<void> {
  if (late) return late;
  await open("permit");
  late = openLatest(); // ! no-shared-state-race
  await late;
}

export const app = new Hono();

app.get("/", async (c) => {
  if (!ready) await load();
  await reload();
  await restart();
  await loadLate();
  const address = c.req.query("address") ?? "";
  return c.json(cities?.find(address) ?? countries?.find(address) ?? null);
});
