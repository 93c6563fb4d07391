import Koa from "koa";
import { Readable } from "node:stream";

declare function page(offset: number): Promise<string[]>;

let served = 0;

async function* rows(limit: number) {
  let offset = 0;
  let sent = 0;
  while (sent < limit) {
    const batch = await page(offset);
    if (batch.length === 0) return;
    offset += batch.length;
    for (const row of batch) {
      sent++;
      yield `${row}\n`;
    }
  }
  served += sent;
}

export const app = new Koa();

app.use((ctx) => {
  ctx.type = "text/plain";
  ctx.body = Readable.from(rows(1_000));
});
app.use((ctx) => {
  ctx.body = { served };
});
