import { H3 } from "h3";

const size = 100;
const ring: ({ path: string; ms: number } | undefined)[] = Array.from({
  length: size,
});
let cursor = 0;

export const app = new H3();

app.use(async (event, next) => {
  const start = Date.now();
  const result = await next();
  ring[cursor] = { path: event.url.pathname, ms: Date.now() - start };
  cursor = (cursor + 1) % size;
  return result;
});

app.get("/recent", () => ring.filter((entry) => entry !== undefined));
