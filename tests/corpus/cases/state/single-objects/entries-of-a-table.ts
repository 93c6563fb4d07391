import express from "express";
interface Item {
  count: number;
  sold: boolean;
}
const table: Record<string, Item> = {};
const app = express();
async function price(id: string): Promise<number> {
  return Number(await (await fetch(`/${id}`)).text());
}
app.post("/1/:id", async (req, res) => {
  table[req.params.id]!.count += await price(req.params.id); // ! no-shared-state-race
  res.end();
});
app.post("/2/:id", async (req, res) => {
  const add = await price(req.params.id);
  table[req.params.id]!.count += add;
  res.end();
});
app.post("/3/:id", async (req, res) => {
  const item = table[req.params.id];
  if (!item || item.sold) {
    res.sendStatus(409);
    return;
  }
  await price(req.params.id);
  item.sold = true; // ! no-shared-state-race
  res.end();
});
app.post("/4/:id", async (req, res) => {
  const item = table[req.params.id];
  if (!item || item.sold) {
    res.sendStatus(409);
    return;
  }
  item.sold = true;
  await price(req.params.id);
  res.end();
});
