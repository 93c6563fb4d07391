// What is taken out after it was closed: whoever comes second closes what is closed.
import express from "express";

interface Transport {
  readonly id: string;
  close(): Promise<void>;
  flush(): Promise<void>;
}

const transports = new Map<string, Transport>();
const byName: Record<string, Transport | undefined> = {};
const app = express();

app.delete("/transports/:id", async (req, res) => {
  const { id } = req.params;
  const transport = transports.get(id);
  if (!transport) {
    res.sendStatus(404);
    return;
  }
  await transport.close();
  transports.delete(id);
  res.sendStatus(204);
});

app.delete("/named/:name", async (req, res) => {
  const { name } = req.params;
  const transport = byName[name];
  if (!transport) {
    res.sendStatus(404);
    return;
  }
  await transport.close().catch(() => undefined);
  delete byName[name];
  res.sendStatus(204);
});

app.delete("/all/:id", async (req, res) => {
  const { id } = req.params;
  if (transports.has(id)) {
    await transports.get(id)?.close();
    transports.delete(id);
  }
  res.sendStatus(204);
});

declare function closeTransport(transport: Transport): Promise<void>;

class Sessions {
  readonly #sessions = new Map<
    string,
    { transport: Transport; timer: NodeJS.Timeout }
  >();

  async drop(id: string): Promise<void> {
    const session = this.#sessions.get(id);
    if (!session) return;
    clearTimeout(session.timer);
    try {
      await session.transport.close();
    } catch (error) {
      console.error(error);
    }
    this.#sessions.delete(id);
  }

  async release(id: string): Promise<void> {
    const session = this.#sessions.get(id);
    if (!session) return;
    await closeTransport(session.transport);
    this.#sessions.delete(id);
  }
}

const sessions = new Sessions();

app.delete("/sessions/:id", async (req, res) => {
  await sessions.drop(req.params.id);
  await sessions.release(req.params.id);
  res.sendStatus(204);
});

interface Coupon {
  readonly code: string;
  redeem(user: string): Promise<void>;
}

const coupons = new Map<string, Coupon>();

app.post("/coupons/:code", async (req, res) => {
  const coupon = coupons.get(req.params.code);
  if (!coupon) {
    res.sendStatus(404);
    return;
  }
  await coupon.redeem(String(req.query["user"]));
  coupons.delete(req.params.code); // ! no-shared-state-race
  res.sendStatus(204);
});

// What is closed there is not what was found.
app.post("/coupons/:code/last", async (req, res) => {
  const coupon = coupons.get(req.params.code);
  if (!coupon) {
    res.sendStatus(404);
    return;
  }
  const id = String(req.query["transport"]);
  await transports.get(id)?.close();
  coupons.delete(req.params.code); // ! no-shared-state-race
  res.json({ code: coupon.code });
});

// How the closing went decides what the user is told.
declare function endSale(coupon: Coupon): Promise<{ paid: number }>;

app.post("/coupons/:code/end", async (req, res) => {
  const coupon = coupons.get(req.params.code);
  if (!coupon) {
    res.sendStatus(404);
    return;
  }
  const { paid } = await endSale(coupon);
  coupons.delete(req.params.code); // ! no-shared-state-race
  res.json({ paid });
});

// Another entry is taken out than the one that was closed.
app.post("/transports/:id/replace/:other", async (req, res) => {
  const { id, other } = req.params;
  const transport = transports.get(id);
  if (!transport || !transports.has(other)) {
    res.sendStatus(404);
    return;
  }
  await transport.close();
  transports.delete(other); // ! no-shared-state-race
  res.sendStatus(204);
});

app.delete("/transports/:id/by-its-own", async (req, res) => {
  const transport = transports.get(req.params.id);
  if (transport) {
    await transport.close();
    transports.delete(transport.id);
  }
  res.sendStatus(204);
});

// Whoever comes second gets the money, too.
interface Rental extends Transport {
  readonly deposit: number;
  leave(user: string): Promise<void>;
}

declare function refund(amount: number): Promise<void>;

const rentals = new Map<string, Rental>();

app.delete("/rentals/:id", async (req, res) => {
  const rental = rentals.get(req.params.id);
  if (!rental) {
    res.sendStatus(404);
    return;
  }
  await rental.close();
  await refund(rental.deposit);
  rentals.delete(req.params.id); // ! no-shared-state-race
  res.sendStatus(204);
});

// One of those who share it leaves.
app.delete("/rentals/:id/:user", async (req, res) => {
  const rental = rentals.get(req.params.id);
  if (!rental) {
    res.sendStatus(404);
    return;
  }
  await rental.leave(req.params.user);
  rentals.delete(req.params.id); // ! no-shared-state-race
  res.sendStatus(204);
});
