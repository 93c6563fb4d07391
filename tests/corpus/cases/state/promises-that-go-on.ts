import { appendFile, readFile } from "node:fs/promises";
import Koa from "koa";

let writing: Promise<unknown> = Promise.resolve();
let mails: Promise<unknown> = Promise.resolve();
let balance = 0;

function note(error: unknown): unknown {
  console.error(error);
  return error;
}

/** A promise that goes on with the last one loses nothing, whatever its functions answer. */
function log(line: string): Promise<unknown> {
  if (line.length > 0)
    writing = writing
      .then(() => appendFile("access.log", `${line}\n`))
      .catch((error: unknown) => console.error(error));
  return writing;
}

function mail(to: string): void {
  mails = mails
    .then(() => fetch("https://mail.example", { method: "POST", body: to }))
    .then(note, note);
}

async function withInterest(amount: number): Promise<number> {
  const rate = Number(await readFile("rate.txt", "utf8"));
  return amount + amount * rate;
}

const app = new Koa();

app.use(async (ctx, next) => {
  await next();
  await log(ctx.path);
  mail(ctx.ip);
});

app.use(async (ctx) => {
  const later = withInterest(balance).then((sum) => sum + 1);
  balance = await later; // ! no-shared-state-race
  ctx.body = { balance };
});
