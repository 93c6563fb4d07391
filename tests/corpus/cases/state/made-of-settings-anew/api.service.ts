import { Injectable, Controller, Get, Post, Body } from "@nestjs/common";

/** Nothing of what it is asked stays with it. */
class Client {
  private readonly hosts = new Map<string, string>();
  constructor(protected readonly url: string) {
    this.hosts.set("api", url);
  }
  async ping(): Promise<void> {
    const seen: Record<string, string> = {};
    seen["url"] = this.hosts.get("api") ?? this.url;
    await fetch(this.url, { headers: seen });
  }
}

class Api extends Client {
  private readonly key: string;
  constructor(options: { url: string; key: string }) {
    super(options.url);
    this.key = options.key;
  }
  async put(path: string, body: string): Promise<void> {
    await fetch(this.url + path, {
      method: "PUT",
      body,
      headers: { key: this.key },
    });
  }
}

/** Logged in or not: another one than one that was made just now. */
class Session {
  private token = "";
  constructor(private readonly url: string) {}
  async login(): Promise<void> {
    const answer = await fetch(this.url);
    this.token = await answer.text();
  }
  async put(path: string): Promise<void> {
    await fetch(this.url + path, { headers: { token: this.token } });
  }
}

class Collector {
  private readonly rows: string[] = [];
  constructor(private readonly name: string) {}
  add(row: string): void {
    this.rows.push(row);
  }
  all(): string {
    return this.name + this.rows.join();
  }
}

@Injectable()
export class Settings {
  apiKey = "";
  port = "3001";
}

@Injectable()
export class ApiService {
  private api!: Api;
  private session!: Session;
  private collector!: Collector;
  constructor(private readonly settings: Settings) {}
  init(): void {
    const port = process.env.API_PORT || 3001;
    this.api = new Api({
      url: `http://localhost:${port}/api`,
      key: `${this.settings.apiKey}`,
    });
  }
  getApi(): Api {
    return this.api;
  }
  async open(): Promise<Api> {
    this.api = new Api({ url: this.settings.port, key: this.settings.apiKey });
    await this.api.ping();
    return this.api;
  }
  async openSession(): Promise<void> {
    this.session = new Session(this.settings.port);
    await this.session.login();
    await this.session.put("/x"); // ! no-shared-state-race
  }
  async collect(): Promise<string> {
    this.collector = new Collector(this.settings.port);
    const answer = await fetch(this.settings.port);
    this.collector.add(await answer.text()); // ! no-shared-state-race
    return this.collector.all();
  }
}

@Controller("settings")
export class SettingsController {
  constructor(private readonly apis: ApiService) {}
  @Post()
  async save(@Body() body: { cron?: string }): Promise<void> {
    this.apis.init();
    if (body.cron) await this.apis.getApi().put("/rules", body.cron);
    await this.apis.getApi().put("/collections", "x");
  }
  @Get("open")
  async open(): Promise<void> {
    const api = await this.apis.open();
    await api.put("/x", "y");
  }
  @Get("session")
  async session(): Promise<void> {
    await this.apis.openSession();
  }
  @Get("collect")
  collect(): Promise<string> {
    return this.apis.collect();
  }
}
