import type { NextFunction, Request, RequestHandler, Response } from "express";
import { Router } from "express";

interface Token {
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}

declare const introspect: (
  token: string,
  callback: (error: Error | null, token?: Token) => void,
) => void;
declare const revoked: { has(subject: string): Promise<boolean> };

class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

function bearer(req: Request): string | undefined {
  const [scheme, value] = (req.get("authorization") ?? "").split(" ");
  return scheme?.toLowerCase() === "bearer" ? value : undefined;
}

export function authenticate(): RequestHandler {
  return (req, res, next) => {
    const value = bearer(req);
    if (!value) return next(new HttpError(401, "a token is required"));
    introspect(value, (error, token) => {
      if (error) return next(error);
      if (!token) return next(new HttpError(401, "unknown token"));
      if (token.expiresAt < Date.now()) {
        next(new HttpError(401, "the token has expired"));
        return;
      }
      res.locals["token"] = token;
      next();
    });
  };
}

export const notRevoked: RequestHandler = (req, res, next) => {
  const token = res.locals["token"] as Token;
  revoked
    .has(token.subject)
    .then((is) => (is ? next(new HttpError(401, "revoked")) : next()))
    .catch(next);
};

/** One of the scopes is missing: the error handler runs, and the route too. */
export const requireScopes =
  (...scopes: readonly string[]): RequestHandler =>
  (req, res, next) => {
    const token = res.locals["token"] as Token;
    for (const scope of scopes) {
      if (!token.scopes.includes(scope)) {
        next(new HttpError(403, `scope ${scope} is missing`));
        break;
      }
    }
    next(); // ! no-repeated-downstream
  };

export const requireAllScopes =
  (...scopes: readonly string[]): RequestHandler =>
  (req, res, next) => {
    const token = res.locals["token"] as Token;
    const missing = scopes.find((scope) => !token.scopes.includes(scope));
    next(missing ? new HttpError(403, `${missing} is missing`) : undefined);
  };

export class AccountController {
  readonly router = Router();

  constructor() {
    this.router.use(authenticate(), notRevoked);
    this.router.get("/", requireAllScopes("account:read"), this.show);
    this.router.delete("/", this.confirm, this.remove.bind(this));
  }

  private show: RequestHandler = (req, res) => {
    res.json(res.locals["token"]);
  };

  private confirm = (req: Request, res: Response, next: NextFunction): void => {
    const confirmed = req.get("x-confirm") === "yes";
    if (!confirmed) next("route");
    else next();
  };

  private async remove(
    req: Request,
    res: Response,
    next: NextFunction,
  ): Promise<void> {
    try {
      await fetch("https://accounts.internal", { method: "DELETE" });
    } catch (error) {
      next(error);
      return;
    }
    res.sendStatus(204);
  }
}
