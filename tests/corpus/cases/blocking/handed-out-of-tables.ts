// A function that a helper takes out of a table, or a fallback beside it, is what the call runs.
import { deflateRawSync, gzip } from "node:zlib";
import { promisify } from "node:util";
import Koa from "koa";

type Exporter = (rows: readonly object[]) => Buffer | string;

const csv: Exporter = (rows) =>
  rows.map((row) => Object.values(row).join(",")).join("\n");
const zip: Exporter = (rows) => deflateRawSync(String(csv(rows)));

const exporters = new Map<string, Exporter>([["csv", csv]]);
exporters.set("zip", zip);

const exporterFor = (format: string): Exporter => exporters.get(format) ?? csv;

class Registry<F> {
  private readonly entries = new Map<string, F>();

  register(name: string, entry: F): this {
    this.entries.set(name, entry);
    return this;
  }

  get(name: string): F {
    const entry = this.entries.get(name);
    if (!entry) throw new Error(`no ${name}`);
    return entry;
  }
}

const registry = new Registry<Exporter>()
  .register("csv", csv)
  .register("zip", zip);

type AsyncExporter = (rows: readonly object[]) => Promise<Buffer>;

const pack = promisify(gzip);
const plain: AsyncExporter = async (rows) => Buffer.from(String(csv(rows)));
const later = new Map<string, AsyncExporter>([
  ["csv", plain],
  ["zip", async (rows) => pack(await plain(rows))],
]);

const laterFor = (format: string): AsyncExporter => {
  const found = later.get(format);
  return found ? found : plain;
};

export const app = new Koa();
app.use(async (ctx) => {
  const format = ctx.get("x-format");
  const rows = [{ path: ctx.path }];
  const run = exporters.get(format) ?? csv;
  const chosen = exporterFor(format);
  const other = format === "csv" ? csv : plain;
  const asynchronous = later.get(format) ?? plain;
  ctx.body = [
    run(rows), // ! no-blocking-call
    chosen(rows), // ! no-blocking-call
    (exporters.get(format) ?? csv)(rows), // ! no-blocking-call
    exporterFor(format)(rows), // ! no-blocking-call
    registry.get(format)(rows), // ! no-blocking-call
    other(rows),
    await asynchronous(rows),
    await laterFor(format)(rows),
  ];
});
