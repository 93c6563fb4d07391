import Koa from "koa";

declare const search: {
  page(
    query: string,
    offset: number,
  ): Promise<{ rows: string[]; more: boolean }>;
};

const app = new Koa();
const paging = { offset: 0 };

app.use(async (ctx) => {
  const all: string[] = [];
  paging.offset = 0;
  for (;;) {
    const page = await search.page(String(ctx.query["q"]), paging.offset);
    all.push(...page.rows);
    if (!page.more) break;
    paging.offset += 50; // ! no-shared-state-race
  }
  ctx.body = all;
});

export { app };
