// Which of the fixed objects it is, the request tells.
import express from "express";
const app = express();
interface Locale {
  code: string;
  rtl: boolean;
}
const byCode: Record<string, Locale> = {
  en: { code: "en", rtl: false },
  ar: { code: "ar", rtl: true },
};
const list = Object.values(byCode);
let current: Locale | undefined;
let second: Locale | undefined;
declare function load(): Promise<string>;
function pick(l: string): Locale | undefined {
  return byCode[l];
}
function find(l: string): Locale | undefined {
  return list.find((x) => x.code === l);
}
app.get("/a", async (req, res) => {
  current = pick(String(req.headers["accept-language"])); // ! no-request-state-leak
  const body = await load();
  res.json({ body, code: current?.code });
});
app.get("/b", async (req, res) => {
  second = find(String(req.headers["accept-language"])); // ! no-request-state-leak
  const body = await load();
  res.json({ body, code: second?.code });
});
let third: Locale | undefined;
app.get("/c", async (req, res) => {
  third = byCode[String(req.query["l"])]; // ! no-request-state-leak
  const body = await load();
  res.json({ body, code: third?.code });
});
