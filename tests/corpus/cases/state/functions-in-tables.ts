// Functions that no code calls by a name of their own: tables and lists hold them.
import { Hono } from "hono";

declare const bank: {
  balance(id: string): Promise<number>;
  save(total: number): Promise<void>;
};

let bids = 0;
let passes = 0;
let checked = 0;
let refused = 0;
let exported = 0;
let swept = 0;
let warmed = 0;
let described = 0;

type Command = (player: string) => Promise<void>;

const commands: Record<string, Command> = {
  async bid(player) {
    const before = bids;
    await bank.balance(player);
    bids = before + 1; // ! no-shared-state-race:lostUpdate
  },
  pass: async (player) => {
    const before = passes;
    await bank.balance(player);
    passes = before + 1; // ! no-shared-state-race:lostUpdate
  },
};

async function countCheck(player: string): Promise<void> {
  const before = checked;
  await bank.balance(player);
  checked = before + 1; // ! no-shared-state-race:lostUpdate
}

const checks = [
  countCheck,
  async (player: string): Promise<void> => {
    await bank.balance(player);
    refused++;
  },
];

async function exportAll(player: string): Promise<void> {
  const before = exported;
  await bank.balance(player);
  exported = before + 1; // ! no-shared-state-race:lostUpdate
}

const exporters = new Map<string, Command>([["all", exportAll]]);

// Nobody's request runs these: a timer one after the other, the start once.
const jobs: Record<string, () => Promise<void>> = {
  async sweep() {
    const before = swept;
    await bank.save(before);
    swept = before + 1;
  },
};

async function turn(): Promise<void> {
  for (const job of Object.values(jobs)) await job();
  setTimeout(() => void turn(), 60_000);
}
void turn();

const steps = [
  async (): Promise<void> => {
    const before = warmed;
    await bank.save(before);
    warmed = before + 1;
  },
];
for (const step of steps) await step();

// Only their names are shown.
const later: Record<string, Command> = {
  async describe(player) {
    const before = described;
    await bank.balance(player);
    described = before + 1;
  },
};

export const app = new Hono();

app.post("/play/:command", async (c) => {
  const player = c.req.query("player") ?? "";
  for (const check of checks) await check(player);
  await commands[c.req.param("command")]?.(player);
  await exporters.get("all")?.(player);
  return c.json({ bids, passes, checked, refused, exported, swept, warmed });
});

app.get("/commands", (c) => c.json([...Object.keys(later), described]));
