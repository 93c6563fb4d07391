import Koa from "koa";

type Row = { amount: number };
declare function parse(line: string): Promise<Row>;
declare function linesOf(ctx: Koa.Context): AsyncIterable<string>;

let grandTotal = 0;
const app = new Koa();

app.use(async (ctx) => {
  let total = grandTotal;
  for await (const line of linesOf(ctx)) {
    const row = await parse(line);
    total += row.amount;
  }
  grandTotal = total; // ! no-shared-state-race
  ctx.body = { grandTotal };
});

export { app };
