import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { Mutex, type MutexInterface } from "async-mutex";

const turns = new Mutex();
const held = new WeakMap<FastifyRequest, MutexInterface.Releaser>();

async function take(request: FastifyRequest): Promise<void> {
  held.set(request, await turns.acquire());
}

async function giveBack(request: FastifyRequest): Promise<void> {
  held.get(request)?.();
}

const ledger = { total: 0, entries: 0, corrections: 0, refunds: 0 };

/** Behind the hooks of whoever registers it. */
async function entries(app: FastifyInstance): Promise<void> {
  app.post("/entries", async () => {
    const { total } = ledger;
    await fetch("https://ledger.example/entries", { method: "POST" });
    ledger.total = total + 1;
    return ledger.total;
  });
}

const locked = Fastify();
locked.addHook("onRequest", take);
locked.addHook("onResponse", giveBack);
await locked.register(entries);

const byRoute = Fastify();
byRoute.post(
  "/corrections",
  { preHandler: [take], onResponse: [giveBack] },
  async () => {
    const { corrections } = ledger;
    await fetch("https://ledger.example/corrections", { method: "POST" });
    ledger.corrections = corrections + 1;
    return ledger.corrections;
  },
);

const tooEarly = Fastify();
tooEarly.addHook("onRequest", take);
tooEarly.addHook("preHandler", giveBack);
tooEarly.post("/count", async () => {
  const before = ledger.entries;
  await fetch("https://ledger.example/count");
  ledger.entries = before + 1; // ! no-shared-state-race
  return ledger.entries;
});

/** Whoever gives it back before the last write lets others in. */
locked.post("/refunds", async (request) => {
  const { refunds } = ledger;
  await fetch("https://ledger.example/refunds", { method: "POST" });
  held.get(request)?.();
  await fetch("https://audit.example");
  ledger.refunds = refunds + 1; // ! no-shared-state-race
  return ledger.refunds;
});

const ofRooms = new Map([["red", new Mutex()]]);
const byRoom = Fastify();
let guests = 0;

/** A lock of one room keeps nobody out of what all rooms share. */
byRoom.addHook("onRequest", async (request) => {
  let mutex = ofRooms.get(String(request.headers["x-room"]));
  mutex ??= new Mutex();
  held.set(request, await mutex.acquire());
});
byRoom.addHook("onResponse", giveBack);
byRoom.post("/guests", async () => {
  const before = guests;
  await fetch("https://rooms.example");
  guests = before + 1; // ! no-shared-state-race
  return guests;
});
