// Right: a blocking function that is named, stored, described or handed on, but not called here.
import { readFileSync, statSync } from "node:fs";
import { Hono } from "hono";

interface Probe {
  readonly name: string;
  readonly run: (file: string) => unknown;
}

const probes: Probe[] = [
  { name: "read", run: readFileSync },
  { name: "stat", run: (file) => statSync(file).size },
];

// Called by an operator's script, never by the application.
export function runProbes(file: string): unknown[] {
  return probes.map((probe) => probe.run(file));
}

export type Reader = typeof readFileSync;

const app = new Hono();

app.get("/probes", (c) => c.json(probes.map((probe) => probe.name)));

app.get("/can-read", (c) => {
  const reader: Reader | undefined = readFileSync;
  return c.json({ reader: typeof reader === "function" });
});

app.get("/describe", (c) => {
  const lazy = { load: () => readFileSync("big.bin") };
  return c.json(Object.keys(lazy));
});

export default app;
