// A row that is changed where it is there and made where it isn't: nobody gets what was made for the first request.
import express from "express";

interface Settings {
  get(key: string): Promise<object | undefined>;
  insert(key: string, value: object): Promise<void>;
  update(key: string, value: object): Promise<void>;
}

class MemorySettings implements Settings {
  private readonly rows = new Map<string, object>();

  async get(key: string): Promise<object | undefined> {
    return this.rows.get(key);
  }

  async insert(key: string, value: object): Promise<void> {
    this.rows.set(key, value);
  }

  async update(key: string, value: object): Promise<void> {
    this.rows.set(key, value);
  }
}

class SettingsService {
  constructor(private readonly settings: Settings) {}

  get(key: string): Promise<object | undefined> {
    return this.settings.get(key);
  }

  async save(key: string, value: object): Promise<void> {
    const row = await this.settings.get(key);
    if (row) await this.settings.update(key, value);
    else await this.settings.insert(key, value); // ! no-shared-state-race
  }
}

const service = new SettingsService(new MemorySettings());
const app = express();
const key = "cors";

app.put("/cors", async (request, response) => {
  const before = (await service.get(key)) ?? {};
  const { origins } = request.body as { origins: string[] };
  await service.save(key, { ...before, origins });
  response.sendStatus(204);
});

app.get("/cors", async (request, response) => {
  response.json(await service.get(key));
});

export { app };
