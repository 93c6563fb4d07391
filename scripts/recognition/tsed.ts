import type { RecognitionSample } from "./sample.ts";

/** Ts.ED: methods of its controllers, and what it runs around them. */
export const tsed: readonly RecognitionSample[] = [
  {
    ids: ["tsed"],
    packages: { "@tsed/schema": "8.38.8", "@tsed/di": "8.38.8" },
    text: `
import { Controller, ProviderScope, Scope } from "@tsed/di";
import { Get, Post } from "@tsed/schema";
@Controller("/orders")
export class Orders {
  /* tsed handler */ @Get("/:id") async order() { return { id: "1" }; }
  /* tsed handler */ @Post("/") create() { return { id: "2" }; }
  total() { return 1; }
}
@Controller("/visits")
export class Visits {
  private seen = 0;
  /* tsed handler */ @Get("/") async visit() {
    const before = this.seen;
    await Promise.resolve();
    this.seen = before + 1; // no-shared-state-race
    return before;
  }
}
@Controller("/carts")
@Scope(ProviderScope.REQUEST)
export class Cart {
  private total = 0;
  /* tsed handler */ @Get("/") async sum() {
    const before = this.total;
    await Promise.resolve();
    this.total = before + 1;
    return before;
  }
}
`,
  },
  {
    ids: ["tsed-middleware"],
    packages: {
      "@tsed/di": "8.38.8",
      "@tsed/platform-middlewares": "8.38.8",
      "@tsed/platform-exceptions": "8.38.8",
      "@tsed/platform-http": "8.38.8",
      "@types/express": "5.0.6",
      "@tsed/platform-response-filter": "8.38.8",
      "@tsed/schema": "8.38.8",
    },
    text: `
import type { InterceptorContext, InterceptorMethods } from "@tsed/di";
import { readFileSync } from "node:fs";
import { Catch, type ExceptionFilterMethods } from "@tsed/platform-exceptions";
import { Next, Req, Res, type OnRequest, type OnResponse, type PlatformContext, type PlatformResponse } from "@tsed/platform-http";
import { Middleware, type MiddlewareMethods } from "@tsed/platform-middlewares";
import { ResponseFilter, type ResponseFilterMethods } from "@tsed/platform-response-filter";
import type { PipeMethods } from "@tsed/schema";
import type { NextFunction, Request, Response } from "express";
@Middleware()
export class Counts implements MiddlewareMethods {
  private seen = 0;
  /* tsed-middleware handler */ async use() {
    const before = this.seen;
    await Promise.resolve();
    this.seen = before + 1; // no-shared-state-race
  }
}
@Middleware()
export class Tells implements MiddlewareMethods {
  private seen = 0;
  /* tsed-middleware handler */ async use() {
    this.seen++;
    await Promise.resolve();
  }
}
@Middleware()
export class Bare {
  private seen = 0;
  /* tsed-middleware handler */ async use() {
    const before = this.seen;
    await Promise.resolve();
    this.seen = before + 1; // no-shared-state-race
  }
}
@Middleware()
export class GoesOn {
  /* tsed-middleware handler */ use(@Req() req: Request, @Res() res: Response, @Next() next: NextFunction) {
    if (!req.headers.authorization) res.status(401).end();
    if (req.query["hurry"]) next();
    next();
  }
}
@Middleware()
export class Answers {
  /* tsed-middleware handler */ use(@Req() req: Request, @Res() res: Response) {
    if (!req.headers.authorization) res.status(401).end();
    res.json({}); // single-answer
  }
}
export class Times implements OnRequest, OnResponse {
  private seen = 0;
  /* tsed-middleware handler */ async $onRequest(_context: PlatformContext) {
    const before = this.seen;
    await Promise.resolve();
    this.seen = before + 1; // no-shared-state-race
  }
  /* tsed-middleware handler */ $onResponse(_response: PlatformResponse) {
    readFileSync("greeting.txt", "utf8"); // no-blocking-call
  }
}
export class Around implements InterceptorMethods {
  /* tsed-middleware handler */ async intercept(context: InterceptorContext) {
    readFileSync("greeting.txt", "utf8"); // no-blocking-call
    return context.next();
  }
}
@Catch(Error)
export class Failed implements ExceptionFilterMethods {
  /* tsed-middleware handler */ async catch(error: Error) { return error.message; }
}
@ResponseFilter("text/plain")
export class Plain implements ResponseFilterMethods {
  /* tsed-middleware handler */ transform(data: unknown) { return String(data); }
}
export class Parses implements PipeMethods {
  /* tsed-middleware handler */ transform(value: unknown) { return value; }
}
`,
  },
];
