// Express: mails and pages in the language of somebody else.
import express from "express";

class I18n {
  private locale = "en";

  constructor(private readonly texts: Record<string, Record<string, string>>) {}

  setLocale(locale: string): void {
    this.locale = locale;
  }

  __(key: string): string {
    return this.texts[this.locale]?.[key] ?? key;
  }

  cloneInstance(locale: string): I18n {
    const copy = new I18n(this.texts);
    copy.setLocale(locale);
    return copy;
  }
}

const i18n = new I18n({ de: { hello: "Hallo" } });

declare function languageOf(user: string | undefined): Promise<string>;
declare function articles(): Promise<object[]>;

const app = express();

app.use(async (req, _res, next) => {
  const locale = await languageOf(req.get("x-user"));
  i18n.setLocale(locale); // ! no-request-state-leak
  next();
});

app.get("/", async (_req, res) => {
  const list = await articles();
  res.render("home", { title: i18n.__("hello"), list });
});

app.use(async (req, res, next) => {
  const locale = await languageOf(req.get("x-user"));
  res.locals["i18n"] = i18n.cloneInstance(locale);
  next();
});

app.get("/v2", async (_req, res) => {
  const own = res.locals["i18n"] as I18n;
  const list = await articles();
  res.render("home", { title: own.__("hello"), list });
});

export { app };
