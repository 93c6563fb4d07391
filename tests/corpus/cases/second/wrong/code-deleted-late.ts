import { H3, HTTPError, readBody } from "h3";

declare const sessions: { create(phone: string): Promise<string> };

const codes = new Map<string, string>();
export const app = new H3();

app.post("/verify", async (event) => {
  const { phone, code } = (await readBody<{ phone: string; code: string }>(
    event,
  )) ?? { phone: "", code: "" };
  if (codes.get(phone) !== code) throw new HTTPError({ status: 401 });
  const session = await sessions.create(phone);
  codes.delete(phone); // ! no-shared-state-race
  return { session };
});
