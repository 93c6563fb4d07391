// astro-with-clerk-auth#65, vinext#99
import { AsyncLocalStorage } from "node:async_hooks";
import { createServer, type IncomingMessage } from "node:http";
interface Context {
  headers: IncomingMessage["headers"];
}
const als = new AsyncLocalStorage<Context>();
let fallback: Context | undefined;
export function setHeadersContext(context: Context | undefined) {
  fallback = context;
}
export const headers = () => (als.getStore() ?? fallback)?.headers ?? {};
const own = () => als.getStore()?.headers ?? {};
async function renderPage(): Promise<string> {
  await Promise.resolve();
  return `hi ${headers()["x-user"]}`;
}
async function renderOwn(): Promise<string> {
  await Promise.resolve();
  return `hi ${own()["x-user"]}`;
}
createServer(async (req, res) => {
  setHeadersContext({ headers: req.headers }); // ! no-request-state-leak
  const html = await renderPage();
  setHeadersContext(undefined);
  res.end(html);
});
createServer(async (req, res) => {
  res.end(await als.run({ headers: req.headers }, renderOwn));
});
