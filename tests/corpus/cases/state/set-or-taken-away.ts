// A helper sets a part of a shared object, or takes it away: one call does one of the two.
import express from "express";

class Client {
  readonly headers: Record<string, string> = {};
  tenant: string | null = null;

  async get(path: string): Promise<unknown> {
    const headers = { ...this.headers, "x-tenant": this.tenant ?? "" };
    const answer = await fetch(`http://api.test${path}`, { headers });
    return answer.json();
  }
}

const client = new Client();

const setToken = (token: string | undefined): void => {
  if (token) {
    client.headers["authorization"] = token;
  } else {
    delete client.headers["authorization"];
  }
};

function setLanguage(language: string | undefined): void {
  if (language) {
    client.headers["accept-language"] = language;
    return;
  }
  delete client.headers["accept-language"];
}

function setTenant(tenant: string | undefined): void {
  if (tenant === undefined) client.tenant = null;
  else client.tenant = tenant;
}

// Whatever it was set to before, it is taken away again in the same tick.
function touch(token: string): void {
  client.headers["x-touch"] = token;
  delete client.headers["x-touch"];
}

const app = express();

app.get("/needs/:id", async (req, res) => {
  setToken(req.get("authorization")); // ! no-request-state-leak
  res.json(await client.get(`/needs/${req.params.id}`));
});

app.get("/pages/:id", async (req, res) => {
  setLanguage(req.get("accept-language")); // ! no-request-state-leak
  res.json(await client.get(`/pages/${req.params.id}`));
});

app.get("/tenants/:id", async (req, res) => {
  setTenant(req.params.id); // ! no-request-state-leak
  res.json(await client.get("/tenant"));
});

app.get("/touch", async (req, res) => {
  touch(req.get("authorization") ?? "");
  res.json(await client.get("/touch"));
});

export { app };
