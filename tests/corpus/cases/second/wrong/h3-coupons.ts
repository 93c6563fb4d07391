import { H3, HTTPError, readBody } from "h3";

declare const orders: { insert(order: { code: string }): Promise<string> };

const redeemed = new Set<string>();
export const app = new H3();

app.post("/redeem", async (event) => {
  const body = await readBody<{ code: string }>(event);
  const code = body?.code ?? "";
  if (redeemed.has(code))
    throw new HTTPError({ status: 409, message: "already used" });
  const order = await orders.insert({ code });
  redeemed.add(code); // ! no-shared-state-race
  return { order };
});
