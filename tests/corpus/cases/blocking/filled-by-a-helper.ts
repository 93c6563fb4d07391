// A guard whose filling stands in a function of its own: once for the process, and advice at most.
import { readFileSync } from "node:fs";
import Koa from "koa";

type Range = readonly [from: number, to: number, country: string];

class Geography {
  private static names: readonly string[] | undefined;
  private ranges: readonly Range[] | null = null;
  private zones: string | undefined;
  private readonly other = { ranges: [] as readonly Range[] };

  country(ip: number): string | undefined {
    const ranges = this.ranges ?? this.load();
    return ranges.find(([from, to]) => from <= ip && ip <= to)?.[2];
  }

  all(): readonly Range[] {
    return this.ranges !== null ? this.ranges : this.load();
  }

  zone(): string {
    const zones = this.zones;
    if (!zones) return (this.zones = readFileSync("zones.txt", "utf8"));
    return zones;
  }

  static name(index: number): string | undefined {
    if (!Geography.names) Geography.fill();
    return Geography.names?.[index];
  }

  // What is looked at is never filled.
  again(): readonly Range[] {
    return this.ranges ?? this.parse();
  }

  beside(): readonly Range[] {
    return this.ranges ?? this.fillOther();
  }

  private load(): readonly Range[] {
    this.ranges = this.parse();
    return this.ranges;
  }

  private fillOther(): readonly Range[] {
    this.other.ranges = this.parse();
    return this.other.ranges;
  }

  private parse(): readonly Range[] {
    return JSON.parse(readFileSync("geo.json", "utf8")) as readonly Range[];
  }

  private static fill(): void {
    Geography.names = readFileSync("names.txt", "utf8").split("\n");
  }
}

let banner: string | undefined;

function loadBanner(): string {
  banner = readFileSync("banner.txt", "utf8");
  return banner;
}

function shadowed(): string {
  const banner = readFileSync("banner.txt", "utf8");
  return banner;
}

const geography = new Geography();
const app = new Koa();

app.use(async (ctx, next) => {
  ctx.set("x-country", geography.country(Number(ctx.query["ip"])) ?? "?"); // !strict no-blocking-call:blocksOnce
  ctx.set("x-ranges", String(geography.all().length)); // !strict no-blocking-call:blocksOnce
  ctx.set("x-zone", geography.zone()); // !strict no-blocking-call:blocksOnce
  ctx.set("x-name", Geography.name(0) ?? ""); // !strict no-blocking-call:blocksOnce
  ctx.set("x-banner", banner ?? loadBanner()); // !strict no-blocking-call:blocksOnce
  await next();
});

app.use((ctx) => {
  ctx.set("x-again", String(geography.again().length)); // ! no-blocking-call
  ctx.set("x-beside", String(geography.beside().length)); // ! no-blocking-call
  ctx.set("x-shadowed", banner ?? shadowed()); // ! no-blocking-call
  // Each request has one of its own, and fills it.
  ctx.body = new Geography().country(0); // ! no-blocking-call
});

export { app };
