// What a new object takes over as it is now, no other request has decided: a check of that part isn't out of date.
import express from "express";

interface Shop {
  readonly orders: readonly string[];
  readonly open: boolean;
  readonly owner: string | undefined;
  readonly sold: number;
}
type Action = { type: "ordered"; id: string } | { type: "closed" };

declare function save(id: string): Promise<void>;
declare function withOrder(shop: Shop, id: string): Shop;

const most = 100;

class Store {
  private shop: Shop = { orders: [], open: true, owner: undefined, sold: 0 };

  constructor(private readonly reduce: (shop: Shop, action: Action) => Shop) {}

  get = (): Shop => this.shop;

  dispatch = (action: Action): void => {
    this.shop = this.reduce(this.shop, action);
  };
}

const store = new Store((shop, action) =>
  action.type === "ordered"
    ? { ...shop, orders: [...shop.orders, action.id] }
    : { ...shop, open: false },
);
let shop: Shop = { orders: [], open: true, owner: undefined, sold: 0 };
let market: Shop = { orders: [], open: true, owner: undefined, sold: 0 };
let stall: Shop = { orders: [], open: true, owner: undefined, sold: 0 };
let booth: Shop = { orders: [], open: true, owner: undefined, sold: 0 };

export const app = express();

app.post("/store/:id", async (req, res) => {
  if (!store.get().open) {
    res.sendStatus(409);
    return;
  }
  await save(req.params.id);
  store.dispatch({ type: "ordered", id: req.params.id });
  res.sendStatus(204);
});

app.post("/shop/:id", async (req, res) => {
  if (!shop.open) {
    res.sendStatus(409);
    return;
  }
  await save(req.params.id);
  shop = { ...shop, orders: [...shop.orders, req.params.id] };
  res.sendStatus(204);
});

app.post("/market/:id", async (req, res) => {
  if (!market.open) {
    res.sendStatus(409);
    return;
  }
  await save(req.params.id);
  market = withOrder(market, req.params.id);
  res.sendStatus(204);
});

// The part that was checked is the one that is replaced.
app.post("/stall/owner", async (_req, res) => {
  if (stall.owner) {
    res.sendStatus(409);
    return;
  }
  await save("owner");
  stall = { ...stall, owner: "me" }; // ! no-shared-state-race
  res.sendStatus(204);
});

// How much there is, an unknown function may well change.
app.post("/booth/:id", async (req, res) => {
  if (booth.sold >= most) {
    res.sendStatus(409);
    return;
  }
  await save(req.params.id);
  booth = withOrder(booth, req.params.id); // ! no-shared-state-race
  res.sendStatus(204);
});
