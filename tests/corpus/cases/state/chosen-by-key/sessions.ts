// The session under the key of a request is its own.
import express from "express";
const app = express();
interface Locale {
  code: string;
  rtl: boolean;
}
const byMap = new Map<string, Locale>();
const sessions = new Map<string, { user: string }>();
declare function load(): Promise<string>;
let third: Locale | undefined;
app.get("/c", async (req, res) => {
  third = byMap.get(String(req.query["l"])); // ! no-request-state-leak
  const body = await load();
  res.json({ body, code: third?.code });
});
let session: { user: string } | undefined;
app.use((req, res, next) => {
  session = sessions.get(String(req.headers["sid"])); // ! no-request-state-leak
  next();
});
app.get("/me", (req, res) => {
  res.json({ user: session?.user });
});
let s2: { user: string } | undefined;
const table: Record<string, { user: string }> = {};
app.use((req, res, next) => {
  s2 = table[String(req.headers["sid"])]; // ! no-request-state-leak
  next();
});
app.get("/me2", (req, res) => {
  res.json({ user: s2?.user });
});
app.post("/login", (req, res) => {
  sessions.set(String(req.body.id), { user: String(req.body.user) });
  table[String(req.body.id)] = { user: String(req.body.user) };
  res.end();
});
