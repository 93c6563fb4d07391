// AdonisJS: the token is checked with a callback client; the response is empty and the controller comes too late.
import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";

interface Answer {
  readonly isValid: boolean;
}

declare function req(
  options: { url: string; headers: object },
  done: (error: Error | null, response: unknown, body: Answer) => void,
): void;
declare function check(authorization: string): Promise<Answer>;

export class ValidateToken {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const auth = request.header("authorization");
    if (auth) {
      req(
        { url: "https://api/validate", headers: { Authorization: auth } },
        function (_error, _response, body) {
          if (body.isValid) {
            next(); // ! await-downstream
          } else {
            response.status(500).send("not authorized");
          }
        },
      );
    } else {
      response.status(500).send("not authorized");
    }
  }
}

export class ValidateTokenFixed {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const auth = request.header("authorization");
    if (!auth) {
      response.status(500).send("not authorized");
      return;
    }
    const body = await check(auth);
    if (body.isValid) {
      await next();
    } else {
      response.status(500).send("not authorized");
    }
  }
}

export default class RequestLogger {
  async handle(ctx: HttpContext, next: NextFn) {
    const output = next(); // ! await-downstream
    ctx.logger.info(`${ctx.request.url()} ${String(ctx.response.getStatus())}`);
    return output;
  }
}

export class RequestLoggerFixed {
  async handle(ctx: HttpContext, next: NextFn) {
    const output = await next();
    ctx.logger.info(`${ctx.request.url()} ${String(ctx.response.getStatus())}`);
    return output;
  }
}
