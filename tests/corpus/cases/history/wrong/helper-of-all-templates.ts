// i18n-node#209: templates look for their helpers when they are rendered, whenever they were compiled.
import express from "express";
import * as handlebars from "handlebars";

declare function translate(locale: string, key: string): string;
declare function usersOf(
  group: string,
): Promise<{ name: string; mail: string }[]>;
declare function deliver(to: string, html: string): Promise<void>;

handlebars.registerHelper("in", (locale, key) =>
  translate(String(locale), String(key)),
);
const invitation = handlebars.compile("{{i18n 'hello'}} {{name}}");

const app = express();

app.use((req, _res, next) => {
  const locale = req.acceptsLanguages()[0] ?? "en";
  handlebars.registerHelper("i18n", (key) => translate(locale, String(key))); // ! no-request-state-leak
  next();
});

app.post("/invite/:group", async (req, res) => {
  for (const user of await usersOf(req.params.group))
    await deliver(user.mail, invitation({ name: user.name }));
  res.end();
});

export { app };
