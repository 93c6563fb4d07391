import { Injectable } from "@nestjs/common";
import type { MiddlewareConsumer, NestMiddleware } from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";

@Injectable()
export class LoggerMiddleware implements NestMiddleware {
  use(req: Request, res: Response, next: NextFunction) {
    console.log(req.method, req.path);
    next();
  }
}

@Injectable()
export class ContextMiddleware implements NestMiddleware {
  async use(req: Request, res: Response, next: (error?: unknown) => void) {
    try {
      await Promise.resolve(req.get("x-tenant"));
      next();
    } catch (error) {
      next(error);
    }
  }
}

export function functional(
  req: Request,
  res: Response,
  next: NextFunction,
): void {
  res.setHeader("x-functional", "1");
  next();
}

export class AppModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(LoggerMiddleware, ContextMiddleware, functional)
      .forRoutes("*");
  }
}
