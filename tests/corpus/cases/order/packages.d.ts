// The parts of these packages' types that the cases use.
declare module "cors" {
  import type { RequestHandler } from "express";
  function cors(options?: { origin?: string }): RequestHandler;
  export = cors;
}
declare module "helmet" {
  import type { RequestHandler } from "express";
  export default function helmet(): RequestHandler;
}
declare module "compression" {
  import type { RequestHandler } from "express";
  export default function compression(): RequestHandler;
}
declare module "cookie-parser" {
  import type { RequestHandler } from "express";
  export default function cookieParser(secret?: string): RequestHandler;
}
declare module "express-session" {
  import type { RequestHandler } from "express";
  export default function session(options: { secret: string }): RequestHandler;
}
declare module "passport" {
  import type { RequestHandler } from "express";
  interface Authenticator {
    initialize(): RequestHandler;
    session(): RequestHandler;
    authenticate(name: string): RequestHandler;
    use(strategy: object): this;
    use(name: string, strategy: object): this;
  }
  const passport: Authenticator;
  export default passport;
}
declare module "koa-bodyparser" {
  import type { Middleware } from "koa";
  export default function bodyParser(): Middleware;
}
declare module "@koa/cors" {
  import type { Middleware } from "koa";
  export default function cors(): Middleware;
}
