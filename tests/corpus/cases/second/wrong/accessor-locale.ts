import express from "express";

declare function products(): Promise<{ name: Record<string, string> }[]>;

class I18n {
  #locale = "en";

  get locale() {
    return this.#locale;
  }

  set locale(value: string) {
    this.#locale = value;
  }
}

const i18n = new I18n();
export const app = express();

app.get("/products", async (req, res) => {
  i18n.locale = req.get("accept-language") ?? "en"; // ! no-request-state-leak
  const all = await products();
  res.json(all.map((product) => product.name[i18n.locale]));
});
