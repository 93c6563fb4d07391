import Router from "@koa/router";

interface Book {
  readonly id: string;
  readonly title: string;
}
declare function findBook(id: string): Promise<Book | undefined>;

const router = new Router();

// `param` handlers take the continuation third.
router.param("book", async (id, ctx, next) => {
  const book = await findBook(id);
  if (!book) {
    ctx.status = 404;
    return;
  }
  ctx.state["book"] = book;
  next(); // ! await-downstream
});

router.param("author", async (id, ctx, next) => {
  if (!/^\d+$/.test(id)) return void (ctx.status = 400);
  await next();
});

router.param("shelf", (id, ctx, next) => {
  ctx.state["shelf"] = Number(id);
  return next();
});

router.get("/books/:book", (ctx) => {
  ctx.body = ctx.state["book"];
});

export default router;
