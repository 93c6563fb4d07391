import { router, serial, signed } from "./procedures.ts";

declare function save(name: string, count: number): Promise<void>;

let orders = 0;
let seats = 0;

export const routes = router({
  order: serial.mutation(async () => {
    const before = orders;
    await save("orders", before);
    orders = before + 1;
    return orders;
  }),
  seat: signed.mutation(async () => {
    const before = seats;
    await save("seats", before);
    seats = before + 1; // ! no-shared-state-race
    return seats;
  }),
});
