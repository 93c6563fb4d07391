import type { Request, Response } from "express";
import type { Context } from "koa";
import { AsyncLocalStorage } from "node:async_hooks";
import { Command, Job, Layer, Scoped } from "./base";
declare function loadSettings(): Promise<{ max: number }>;
declare function find(id: string): Promise<{ name: string }>;
declare function hit(key: string): Promise<number>;

// 1 settings loaded once
export class SettingsLayer extends Layer {
  private settings?: Promise<{ max: number }>;
  protected async before(_req: Request): Promise<void> {
    this.settings ??= loadSettings();
    await this.settings;
  }
  protected override async after(_req: Request, res: Response): Promise<void> {
    const settings = await this.settings;
    res.setHeader("x-max", settings?.max ?? 0);
  }
}
// 2 metrics by path
export class MetricsLayer extends Layer {
  private readonly hits = new Map<string, number>();
  private readonly starts = new WeakMap<Request, number>();
  protected before(req: Request): void {
    this.hits.set(req.path, (this.hits.get(req.path) ?? 0) + 1);
    this.starts.set(req, Date.now());
  }
  protected override after(req: Request, res: Response): void {
    res.setHeader("x-took", Date.now() - (this.starts.get(req) ?? 0));
  }
}
// 3 rate limiter by key
export class RateLayer extends Layer {
  private readonly buckets = new Map<
    string,
    { count: number; reset: number }
  >();
  protected before(req: Request): void {
    const key = req.ip ?? "";
    const now = Date.now();
    let bucket = this.buckets.get(key);
    if (!bucket || bucket.reset < now) {
      bucket = { count: 0, reset: now + 60_000 };
      this.buckets.set(key, bucket);
    }
    bucket.count += 1;
    if (bucket.count > 100) throw new Error("too many");
  }
}
// 4 on the request
export class UserLayer extends Layer {
  protected async before(req: Request): Promise<void> {
    Object.assign(req, { user: await find(String(req.headers["x-user"])) });
  }
  protected override after(req: Request, res: Response): void {
    res.setHeader(
      "x-user",
      String((req as Request & { user?: { name: string } }).user?.name),
    );
  }
}
// 5 async local storage
const storage = new AsyncLocalStorage<{ user: string }>();
export class StorageLayer extends Layer {
  protected before(req: Request): void {
    const store = storage.getStore();
    if (store) store.user = String(req.headers["x-user"]);
  }
  protected override after(_req: Request, res: Response): void {
    res.setHeader("x-user", storage.getStore()?.user ?? "");
  }
}
// 6 a command object for each request
export class RenameCommand extends Command<string, { name: string }> {
  private name = "";
  protected parse(): string {
    this.name = String(this.req.body.name);
    return String(this.req.params["id"]);
  }
  protected async run(id: string): Promise<{ name: string }> {
    const row = await find(id);
    return { ...row, name: this.name };
  }
}
// 7 made by each handler
export class ReportJob extends Job {
  private rows: string[] = [];
  async prepare(ctx: Context): Promise<void> {
    this.rows = [(await find(ctx.path)).name];
  }
  async perform(ctx: Context): Promise<void> {
    const more = await find("x");
    ctx.body = [...this.rows, more.name];
  }
}
// 8 made by a static helper for each request
export class ScopedUser extends Scoped {
  private user = "";
  protected async init(ctx: Context): Promise<void> {
    this.user = (await find(ctx.get("x-user"))).name;
  }
  protected finish(ctx: Context): void {
    ctx.set("x-user", this.user);
  }
}
// 9 gauge and last error for a health page
export class HealthLayer extends Layer {
  private active = 0;
  private lastSeen = 0;
  protected before(): void {
    this.active++;
    this.lastSeen = Date.now();
  }
  protected override after(): void {
    this.active--;
  }
  status(): object {
    return { active: this.active, lastSeen: this.lastSeen };
  }
}
// 10 constructor fields
export class NamedLayer extends Layer {
  private readonly prefix: string;
  private readonly created = new Date();
  constructor(prefix: string) {
    super();
    this.prefix = prefix;
  }
  protected before(req: Request): void {
    req.headers["x-prefix"] = this.prefix;
  }
  protected override after(_req: Request, res: Response): void {
    res.setHeader("x-since", this.created.toISOString());
    res.setHeader("x-prefix", this.prefix);
  }
}
// 11 distributed counter
export class RedisLayer extends Layer {
  private limit = 100;
  protected async before(req: Request): Promise<void> {
    const count = await hit(req.ip ?? "");
    if (count > this.limit) throw new Error("too many");
  }
  reload(limit: number): void {
    this.limit = limit;
  }
}
