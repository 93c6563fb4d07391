// Canner/vulcan-sql#80: next in the try and again in its catch
import Koa, { type Context, type Next } from "koa";
declare function decode(header: string): object;
abstract class RouteMiddleware {
  abstract handle(context: Context, next: Next): Promise<void>;
}
class AuthSourceNormalizer extends RouteMiddleware {
  async handle(context: Context, next: Next): Promise<void> {
    try {
      const payload = context.query["auth"];
      if (typeof payload === "string") {
        Object.assign(context.headers, decode(payload));
      }
      await next();
    } catch (error) {
      console.debug("normalize auth payload source failed", error);
      await next(); // ! no-repeated-downstream
    }
  }
}
class AuthSourceNormalizerFixed extends RouteMiddleware {
  async handle(context: Context, next: Next): Promise<void> {
    try {
      const payload = context.query["auth"];
      if (typeof payload === "string") {
        Object.assign(context.headers, decode(payload));
      }
    } catch (error) {
      console.debug("normalize auth payload source failed", error);
    }
    await next();
  }
}
const app = new Koa();
const first = new AuthSourceNormalizer();
const second = new AuthSourceNormalizerFixed();
app.use((ctx, next) => first.handle(ctx, next)); // ! no-repeated-downstream
app.use((ctx, next) => second.handle(ctx, next));
