import {
  Controller,
  Get,
  Injectable,
  Req,
  Scope,
  type NestMiddleware,
} from "@nestjs/common";
import { ModuleRef } from "@nestjs/core";
import type { NextFunction, Request, Response } from "express";

interface User {
  readonly id: string;
}

declare function userOf(req: Request): Promise<User>;
declare function charge(user: User): Promise<number>;

@Injectable()
class Session {
  user?: User;
}

@Injectable({ scope: Scope.REQUEST })
class Own {
  user?: User;
}

@Controller()
export class Payments {
  constructor(private readonly moduleRef: ModuleRef) {}

  @Get("/pay")
  async pay(@Req() req: Request): Promise<User | undefined> {
    const session = this.moduleRef.get(Session, { strict: false });
    session.user = await userOf(req); // ! no-request-state-leak
    await charge(session.user);
    return session.user;
  }

  @Get("/own")
  async own(@Req() req: Request): Promise<User | undefined> {
    const own = await this.moduleRef.resolve(Own);
    own.user = await userOf(req);
    await charge(own.user);
    return own.user;
  }
}

@Injectable()
export class WhoIsIt implements NestMiddleware {
  constructor(private readonly moduleRef: ModuleRef) {}

  async use(req: Request, _res: Response, next: NextFunction): Promise<void> {
    this.moduleRef.get(Session).user = await userOf(req); // ! no-request-state-leak
    next();
  }
}
