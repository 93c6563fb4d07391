// `found ?? (await load())`, put there whether it was found or not: what was found is put back in its own tick.
import express from "express";

type Region = "east" | "west";

declare function addressOf(region: Region): Promise<string>;
declare function countOf(region: Region): Promise<number>;
declare function connect(address: string): Promise<{ send(): Promise<void> }>;

const addresses = new Map<string, string>();
const counts = new Map<string, number>();
const visits: Record<string, number> = {};
const links = new Map<string, { send(): Promise<void> }>();

async function addressFor(region: Region): Promise<string> {
  const address = addresses.get(region) ?? (await addressOf(region));
  addresses.set(region, address); // !strict no-shared-state-race
  return address;
}

async function countIn(region: Region): Promise<void> {
  const count = counts.get(region) ?? (await countOf(region));
  counts.set(region, count + 1); // ! no-shared-state-race
}

async function visit(region: Region): Promise<number> {
  const count = visits[region] ?? 0;
  await countOf(region);
  visits[region] = count; // ! no-shared-state-race
  return count;
}

async function linkTo(region: Region): Promise<void> {
  const link = links.get(region) ?? (await connect(region));
  links.set(region, link); // ! no-shared-state-race
  await link.send();
}

// Found, and put back when it has grown old.
async function countLate(region: Region): Promise<number> {
  const count = counts.get(region) ?? (await countOf(region));
  await addressOf(region);
  counts.set(region, count); // ! no-shared-state-race
  return count;
}

export const app = express();

app.get("/:region", async (req, res) => {
  const region = req.params.region as Region;
  await countIn(region);
  await linkTo(region);
  await countLate(region);
  res.json([await addressFor(region), await visit(region)]);
});
