import express from "express";
import i18n from "./i18n.ts";
declare function products(): Promise<string[]>;
const app = express();
app.use(async (req, _res, next) => {
  await i18n.changeLanguage(req.acceptsLanguages()[0] ?? "en"); // ! no-request-state-leak
  next();
});
app.get("/", async (_req, res) => {
  const rows = await products();
  res.send(`<h1>${i18n.t("title")}</h1>${rows.length}`);
});
app.get("/fixed", async (req, res) => {
  const t = i18n.fixedT(req.acceptsLanguages()[0] ?? "en");
  const rows = await products();
  res.send(`<h1>${t("title")}</h1>${rows.length}`);
});
app.get("/cloned", async (req, res) => {
  const own = i18n.clone(req.acceptsLanguages()[0] ?? "en");
  await products();
  res.send(own.t("title"));
});
