import axios, { type AxiosConfig } from "axios";
import express from "express";

/** One client for the process: whatever is added to it stays there. */
class Billing {
  private readonly http = axios.create({ baseURL: "https://billing.example" });

  authenticate(token: string): void {
    this.http.interceptors.request.use((config) => {
      config.headers["authorization"] = `Bearer ${token}`;
      return config;
    });
  }

  async invoices(): Promise<unknown> {
    const { data } = await this.http.get("/invoices");
    return data;
  }
}

const api = axios.create();
const billing = new Billing();
const app = express();

app.get("/invoices", async (req, res) => {
  billing.authenticate(req.get("authorization") ?? ""); // ! no-request-state-leak
  res.json(await billing.invoices());
});

app.get("/profile", async (req, res) => {
  const withTenant = (config: AxiosConfig): AxiosConfig => {
    config.headers["x-tenant"] = req.get("x-tenant");
    return config;
  };
  const id = api.interceptors.request.use(withTenant); // ! no-request-state-leak
  try {
    res.json((await api.get("/profile")).data);
  } finally {
    api.interceptors.request.eject(id);
  }
});
