// Guard, interceptor, pipe, filter and middleware of a Nest application.
import {
  Catch,
  Injectable,
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  type ExceptionFilter,
  type ExecutionContext,
  type NestInterceptor,
  type NestMiddleware,
  type OnModuleInit,
} from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";
import { pbkdf2Sync } from "node:crypto";
import { appendFileSync, openSync, readFileSync, writeSync } from "node:fs";
import { map, type Observable } from "rxjs";

@Injectable()
export class ApiKeyGuard implements CanActivate, OnModuleInit {
  private salt = "";

  // Start-up, not a request.
  onModuleInit(): void {
    this.salt = readFileSync("salt.txt", "utf8");
  }

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<Request>();
    const key = String(headers["x-api-key"]);
    const hash = pbkdf2Sync(key, this.salt, 600_000, 32, "sha256"); // ! no-blocking-call
    return hash.toString("hex").startsWith("00");
  }
}

@Injectable()
export class BannerInterceptor implements NestInterceptor {
  private readonly banner = readFileSync("banner.txt", "utf8");

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((data: unknown) => {
        const motd = readFileSync("motd.txt", "utf8"); // ! no-blocking-call
        return { banner: this.banner, motd, data };
      }),
    );
  }
}

@Catch()
export class LogFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    appendFileSync("errors.log", String(error)); // ! no-blocking-call
    host.switchToHttp().getResponse<Response>().sendStatus(500);
  }
}

@Injectable()
export class AccessLog implements NestMiddleware {
  private readonly fd = openSync("access.log", "a");

  use(req: Request, _res: Response, next: NextFunction): void {
    writeSync(this.fd, `${req.originalUrl}\n`); // ! no-blocking-call
    next();
  }
}
