import express from "express";

interface Options {
  readonly url: string;
}

class Search {
  constructor(private readonly options: Options) {}

  async find(words: string): Promise<string> {
    const answer = await fetch(`${this.options.url}?q=${words}`);
    return answer.text();
  }
}

let options: Options = { url: "https://search.example" };
let search = new Search(options);
let tenant = "";
let forTenant = new Search(options);

const app = express();

/** Whoever came last decides for all: what is made anew is made of the newest options. */
app.put("/options", express.json(), async (req, res) => {
  options = req.body as Options;
  await fetch(options.url);
  search = new Search(options);
  res.sendStatus(204);
});

app.get("/search", async (req, res) => {
  res.send(await search.find(String(req.query.q)));
});

app.get("/tenant/search", async (req, res) => {
  tenant = req.hostname; // ! no-request-state-leak
  await fetch(`https://tenants.example/${tenant}`);
  forTenant = new Search({ url: `https://${tenant}.search.example` }); // ! no-request-state-leak
  await fetch("https://audit.example");
  res.send(await forTenant.find(String(req.query.q)));
});
