// Right: what happens before the first request happens once.
import Koa from "koa";

interface Database {
  connect(): Promise<void>;
  query(sql: string): Promise<object[]>;
}

declare function open(url: string): Promise<Database>;

let database: Database;
let ready = false;
let migrations = 0;

async function start(): Promise<void> {
  const before = migrations;
  database = await open("db://main");
  await database.connect();
  migrations = before + (await database.query("select 1")).length;
  ready = true;
}

const app = new Koa();

app.use(async (ctx, next) => {
  if (!ready) {
    ctx.status = 503;
    return;
  }
  await next();
});

app.use(async (ctx) => {
  ctx.body = { rows: await database.query("select * from t"), migrations };
});

await start();
app.listen(3000);
