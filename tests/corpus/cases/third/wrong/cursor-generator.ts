import Fastify from "fastify";

declare function readPage(page: number): Promise<string[]>;

const crawl = { page: 0 };

async function* pages(count: number) {
  let page = crawl.page;
  for (let done = 0; done < count; done++) {
    yield await readPage(page);
    page++;
    crawl.page = page; // ! no-shared-state-race
  }
}

const app = Fastify();

app.get<{ Querystring: { count: string } }>("/crawl", async (request) => {
  const lines: string[] = [];
  for await (const page of pages(Number(request.query.count)))
    lines.push(...page);
  return lines;
});
