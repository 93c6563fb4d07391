import { initTRPC } from "@trpc/server";
import { Mutex } from "async-mutex";

declare function save(name: string, count: number): Promise<void>;

const t = initTRPC.create();
const mutex = new Mutex();

const locked = t.middleware(async ({ next }) =>
  mutex.runExclusive(() => next()),
);

const logged = t.middleware(async ({ next, path }) => {
  console.log(path);
  return next();
});

const serial = t.procedure.use(logged).use(locked);

let orders = 0;
let invoices = 0;
let seats = 0;

export const routes = t.router({
  order: serial.mutation(async () => {
    const before = orders;
    await save("orders", before);
    orders = before + 1;
    return orders;
  }),
  invoice: t.procedure.use(locked).mutation(async () => {
    const before = invoices;
    await save("invoices", before);
    invoices = before + 1;
    return invoices;
  }),
  // The others' lock is none of this one's.
  seat: t.procedure.use(logged).mutation(async () => {
    const before = seats;
    await save("seats", before);
    seats = before + 1; // ! no-shared-state-race
    return seats;
  }),
});
