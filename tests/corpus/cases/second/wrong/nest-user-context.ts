import { Injectable, type NestMiddleware } from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";

interface User {
  id: string;
  roles: string[];
}
declare function verify(token: string): Promise<User>;

@Injectable()
export class UserContext {
  private user: User | undefined;

  setUser(user: User) {
    this.user = user;
  }

  getUser() {
    return this.user;
  }
}

@Injectable()
export class AuthMiddleware implements NestMiddleware {
  constructor(private readonly context: UserContext) {}

  async use(req: Request, res: Response, next: NextFunction) {
    const token = req.headers.authorization?.slice(7);
    if (!token) {
      res.sendStatus(401);
      return;
    }
    this.context.setUser(await verify(token)); // ! no-request-state-leak
    next();
  }
}

@Injectable()
export class OrdersService {
  constructor(private readonly context: UserContext) {}

  mine(): string {
    return `orders of ${this.context.getUser()?.id}`;
  }
}
