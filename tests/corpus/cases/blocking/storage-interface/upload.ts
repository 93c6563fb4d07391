// The handler knows an interface; one of its two implementers writes synchronously.
import Koa from "koa";
import { BucketStorage, DiskStorage, type Storage } from "./storage";

declare function bodyOf(ctx: Koa.Context): Promise<Uint8Array>;

export function uploads(storage: Storage): Koa.Middleware {
  return async (ctx, next) => {
    if (ctx.method !== "PUT") return next();
    const name = ctx.path.slice(1);
    const bytes = await bodyOf(ctx);
    await storage.save(name, bytes); // ! no-blocking-call
    ctx.body = { url: storage.url(name) };
  };
}

export function bucketUploads(storage: BucketStorage): Koa.Middleware {
  return async (ctx, next) => {
    if (ctx.method !== "PUT") return next();
    const name = ctx.path.slice(1);
    await storage.save(name, await bodyOf(ctx));
    ctx.body = { url: storage.url(name) };
  };
}

const app = new Koa();
app.use(uploads(new DiskStorage("files")));
app.use(bucketUploads(new BucketStorage("files.example")));
