// Shops: the last item is sold twice, a balance goes below zero, a card is charged twice.
import { Router, json } from "express";

interface Product {
  readonly id: string;
  stock: number;
}
interface Account {
  readonly id: string;
  balance: number;
}

declare const payments: {
  charge(card: string, cents: number): Promise<{ id: string }>;
};
declare function screen(from: string, to: string): Promise<boolean>;
declare function send(mail: string, text: string): Promise<void>;

const products: Product[] = [{ id: "a", stock: 1 }];
const accounts: Record<string, Account> = {};
const processed = new Map<string, { id: string }>();
const inFlight = new Map<string, Promise<{ id: string }>>();

const router = Router();
router.use(json());

const findProduct = (id: string) => products.find((p) => p.id === id);

router.post("/checkout", async (req, res) => {
  const { productId, quantity, card } = req.body;
  const product = findProduct(productId);
  if (!product || product.stock < quantity) {
    res.status(409).json({ error: "Insufficient stock" });
    return;
  }
  const payment = await payments.charge(card, 100 * quantity);
  product.stock -= quantity; // ! no-shared-state-race
  res.json({ payment });
});

router.post("/v2/checkout", async (req, res) => {
  const { productId, quantity, card } = req.body;
  const product = findProduct(productId);
  if (!product || product.stock < quantity) {
    res.status(409).json({ error: "Insufficient stock" });
    return;
  }
  product.stock -= quantity;
  try {
    const payment = await payments.charge(card, 100 * quantity);
    res.json({ payment });
  } catch (error) {
    product.stock += quantity;
    throw error;
  }
});

router.post("/transfer", async (req, res) => {
  const { from, to, amount } = req.body as {
    from: string;
    to: string;
    amount: number;
  };
  const sender = accounts[from];
  const receiver = accounts[to];
  if (!sender || !receiver) {
    res.sendStatus(404);
    return;
  }
  const balance = sender.balance;
  if (balance < amount) {
    res.status(422).json({ error: "Insufficient funds" });
    return;
  }
  if (!(await screen(from, to))) {
    res.sendStatus(403);
    return;
  }
  sender.balance = balance - amount; // ! no-shared-state-race
  receiver.balance += amount;
  res.json({ balance: sender.balance });
});

router.post("/v2/transfer", async (req, res) => {
  const { from, to, amount } = req.body as {
    from: string;
    to: string;
    amount: number;
  };
  const allowed = await screen(from, to);
  const sender = accounts[from];
  const receiver = accounts[to];
  if (!allowed || !sender || !receiver || sender.balance < amount) {
    res.sendStatus(422);
    return;
  }
  sender.balance -= amount;
  receiver.balance += amount;
  await send("office", `${from} ${to}`);
  res.sendStatus(204);
});

// Two requests with one key both miss the store and both charge.
router.post("/payments", async (req, res) => {
  const key = String(req.headers["idempotency-key"]);
  const done = processed.get(key);
  if (done) {
    res.json(done);
    return;
  }
  const payment = await payments.charge(req.body.card, req.body.cents);
  processed.set(key, payment); // ! no-shared-state-race
  res.status(201).json(payment);
});

router.post("/v2/payments", async (req, res) => {
  const key = String(req.headers["idempotency-key"]);
  let running = inFlight.get(key);
  if (!running) {
    running = payments.charge(req.body.card, req.body.cents);
    inFlight.set(key, running);
  }
  try {
    res.status(201).json(await running);
  } catch (error) {
    inFlight.delete(key);
    throw error;
  }
});

export { router };
