import axios, { type AxiosInstance } from "axios";
import express from "express";

const api = axios.create();
api.interceptors.request.use((config) => {
  config.headers["x-service"] = "catalog";
  return config;
});

/** A client of one request. */
function clientFor(token: string): AxiosInstance {
  const client = axios.create();
  client.interceptors.request.use((config) => {
    config.headers["authorization"] = token;
    return config;
  });
  return client;
}

class Tenant {
  readonly #http: AxiosInstance;

  constructor(name: string) {
    this.#http = axios.create();
    this.#http.interceptors.request.use((config) => {
      config.headers["x-tenant"] = name;
      return config;
    });
  }

  async articles(): Promise<unknown> {
    return (await this.#http.get("/articles")).data;
  }
}

const app = express();

app.get("/articles", async (req, res) => {
  const articles = await new Tenant(req.get("x-tenant") ?? "").articles();
  const prices = await api.get("/prices");
  res.json({ articles, prices: prices.data });
});

app.get("/orders", async (req, res) => {
  const client = clientFor(req.get("authorization") ?? "");
  res.json((await client.get("/orders")).data);
});
