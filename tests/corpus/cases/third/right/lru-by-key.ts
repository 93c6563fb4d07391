import Fastify from "fastify";
import { LRUCache } from "lru-cache";

interface Page {
  readonly html: string;
}
declare function renderPage(path: string): Promise<Page>;

const pages = new LRUCache<string, Page>({ max: 100 });
const app = Fastify();

app.get("/*", async (request) => {
  const known = pages.get(request.url);
  if (known) return known.html;
  const page = await renderPage(request.url);
  pages.set(request.url, page); // !strict no-shared-state-race
  return page.html;
});
