// Right: a token shared by all requests, refreshed once, the promise stored in the tick of the check.
import Koa from "koa";

interface Token {
  readonly value: string;
  readonly expires: number;
}

declare function fetchToken(): Promise<Token>;

let token: Token | undefined;
let refreshing: Promise<Token> | undefined;

async function currentToken(): Promise<Token> {
  if (token && token.expires > Date.now()) return token;
  refreshing ??= fetchToken().finally(() => {
    refreshing = undefined;
  });
  token = await refreshing;
  return token;
}

const app = new Koa();

app.use(async (ctx, next) => {
  const { value } = await currentToken();
  ctx.state["upstream"] = { authorization: `Bearer ${value}` };
  await next();
});

export { app };
