import express from "express";
import i18next from "i18next";
import moment from "moment";

import { ageOf, stampOf } from "./pages.ts";

const app = express();
moment.locale("de");

app.use((request, _response, next) => {
  moment.locale(request.acceptsLanguages("de", "en") || "en"); // ! no-request-state-leak
  next();
});

app.get("/age/:id", async (request, response) => {
  response.send(await ageOf(request.params.id));
});

app.get("/hello", async (request, response) => {
  await i18next.changeLanguage(String(request.query.language)); // ! no-request-state-leak
  response.send(i18next.t("hello"));
});

app.get("/long", async (request, response) => {
  moment.locale(String(request.query.language)); // ! no-request-state-leak
  const age = await ageOf(String(request.query.id));
  response.send(`${age}, ${moment().format("LL")}`);
});

// Right: of its own, or fixed for this request.
app.get("/own", async (request, response) => {
  const mine = i18next.createInstance();
  await mine.changeLanguage(String(request.query.language));
  response.send(mine.t("hello"));
});

app.get("/fixed", async (request, response) => {
  const t = i18next.getFixedT(String(request.query.language));
  await fetch("https://example.org");
  response.send(t("hello"));
});

app.get("/one", async (request, response) => {
  const language = String(request.query.language);
  const at = String(await (await fetch("https://example.org")).text());
  response.send(moment(at).locale(language).format("LL") + stampOf(at));
});

// Right: what is configured for everybody.
app.put("/settings/language", async (request, response) => {
  await i18next.changeLanguage(String(request.body.language));
  response.sendStatus(204);
});
