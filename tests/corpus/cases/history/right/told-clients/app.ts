// A client of the request's own, what all share, and what is asked in the tick of the telling.
import express from "express";
import { OAuth2Client } from "google-auth-library";
import { GraphQLClient } from "graphql-request";
import * as handlebars from "handlebars";
import i18n from "i18n";
import Gettext from "node-gettext";

declare function tokensOf(user: string): Promise<{ access_token: string }>;
declare function note(path: string): Promise<void>;

const app = express();
const shop = new GraphQLClient("https://shop.example.com/graphql");
shop.setHeader("x-key", process.env["SHOP_KEY"] ?? "");
handlebars.registerHelper("upper", (text) => text.toUpperCase());
const texts = new Gettext();

function googleOf(): OAuth2Client {
  return new OAuth2Client("id", "secret");
}

app.get("/own/calendar/:user", async (request, response) => {
  const google = googleOf();
  google.setCredentials(await tokensOf(request.params.user));
  const events = await google.request<unknown[]>({
    url: "https://calendar.example.com/events",
  });
  response.json(events.data);
});

app.get("/own/wishes", async (request, response) => {
  const authorization = request.get("authorization") ?? "";
  response.setHeader("cache-control", "private");
  response.json(await shop.request("{ wishes { id } }", {}, { authorization }));
});

app.get("/own/card", (request, response) => {
  const own = handlebars.create();
  own.registerHelper("user", () => request.get("x-user") ?? "");
  response.send(own.compile("{{user}}")({})); // !strict no-blocking-call
});

app.get("/:language/hello", async (request, response) => {
  await note(request.path);
  texts.setLocale(request.params.language);
  response.send(texts.gettext("Hello"));
});

// It is the request that is told.
app.get("/:language/goodbye", async (request, response) => {
  i18n.setLocale(request, request.params.language);
  await note(request.path);
  response.send(
    i18n.__({ phrase: "Goodbye", locale: request.params.language }),
  );
});
