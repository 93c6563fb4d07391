// Clients and engines of the whole process are told what belongs to one request.
import express from "express";
import * as handlebars from "handlebars";
import i18n from "i18n";
import { readFile } from "node:fs/promises";
import Gettext from "node-gettext";

import { catalogue, google } from "./clients.ts";

declare function tokensOf(user: string): Promise<{ access_token: string }>;
declare function note(path: string): Promise<void>;

const app = express();
const texts = new Gettext();

app.get("/calendar/:user", async (request, response) => {
  google.setCredentials(await tokensOf(request.params.user)); // ! no-request-state-leak
  const events = await google.request<unknown[]>({
    url: "https://calendar.example.com/events",
  });
  response.json(events.data);
});

app.get("/wishes", async (request, response) => {
  catalogue.setHeader("authorization", request.get("authorization") ?? ""); // ! no-request-state-leak
  await note(request.path);
  response.json(await catalogue.request("{ wishes { id } }"));
});

app.use((request, _response, next) => {
  handlebars.registerHelper("user", () => request.get("x-user") ?? ""); // ! no-request-state-leak
  next();
});

app.get("/card/:name", async (request, response) => {
  const source = await readFile(`cards/${request.params.name}.hbs`, "utf8");
  response.send(handlebars.compile(source)({})); // !strict no-blocking-call
});

app.get("/:language/offer", async (request, response) => {
  texts.setLocale(request.params.language); // ! no-request-state-leak
  await note(request.path);
  response.send(texts.gettext("Your offer"));
});

app.get("/:language/thanks", async (request, response) => {
  i18n.setLocale(request.params.language); // ! no-request-state-leak
  await note(request.path);
  response.send(i18n.__("Thank you"));
});
