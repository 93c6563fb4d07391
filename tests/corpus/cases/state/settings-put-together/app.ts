import { Hono } from "hono";
import { environment, update } from "./settings";

interface User {
  name: string;
  admin: boolean;
}
declare function parse(
  sent: unknown,
): { ok: true; data: { mail?: string; voice?: string } } | { ok: false };
declare function speak(text: string, key: string): Promise<string>;
declare function userOf(token: string | undefined): Promise<User>;

function file(): string {
  return process.env["SETTINGS"] ?? "settings.json";
}

let speaker: { voice?: string; user?: string } = {};

export const app = new Hono();

app.put("/settings", async (c) => {
  const sent: unknown = await c.req.json().catch(() => null);
  const parsed = parse(sent);
  if (!parsed.ok) return c.json({ error: "not understood" }, 400);
  return c.json(await update(file(), parsed.data));
});

app.post("/speak", async (c) => {
  const user = await userOf(c.req.header("authorization"));
  const next: { voice?: string; user?: string } = {};
  next.voice = "deep";
  next.user = user.name;
  speaker = next; // ! no-request-state-leak
  const key = environment()["VOICE"] ?? "";
  const spoken = await speak(await c.req.text(), key);
  return c.json({ spoken, by: speaker.user });
});
