import {
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  Injectable,
  type PipeTransform,
  Query,
  UseGuards,
} from "@nestjs/common";

abstract class Sessions {
  abstract isBanned(user: string): Promise<boolean>;
  abstract isMember(user: string): Promise<boolean>;
}

const userOf = (context: ExecutionContext): string =>
  String(context.switchToHttp().getRequest<{ user: string }>().user);

@Injectable()
export class NotBanned implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  canActivate(context: ExecutionContext): boolean {
    return !this.sessions.isBanned(userOf(context)); // ! valid-hooks:promiseAsBoolean
  }
}

@Injectable()
export class Member implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  canActivate(context: ExecutionContext): boolean {
    return Boolean(this.sessions.isMember(userOf(context))); // ! valid-hooks:promiseAsBoolean
  }
}

@Injectable()
export class Silent {
  constructor(private readonly sessions: Sessions) {}

  // prettier-ignore
  async canActivate(context: ExecutionContext) { // ! valid-hooks:guardWithoutAnswer
    await this.sessions.isMember(userOf(context));
  }
}

@Injectable()
export class Several {
  constructor(private readonly sessions: Sessions) {}

  canActivate(context: ExecutionContext) {
    const user = userOf(context);
    // prettier-ignore
    return Promise.all([ // ! valid-hooks:guardAlwaysTrue
      this.sessions.isMember(user),
      this.sessions.isBanned(user),
    ]);
  }
}

@Injectable()
export class RightGuard implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const user = userOf(context);
    if (!user) return false;
    return !(await this.sessions.isBanned(user));
  }
}

@Injectable()
export class PassingGuard implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const user = userOf(context);
    const pending = this.sessions.isMember(user);
    return Boolean(user) && pending;
  }
}

@Injectable()
export class ForgetfulPipe implements PipeTransform<string> {
  // prettier-ignore
  transform(value: string) { // ! valid-hooks:pipeWithoutValue
    if (Number.isNaN(Number(value))) throw new Error("no number");
  }
}

@Injectable()
export class NumberPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    return Number(value);
  }
}

/** Nothing of Nest's: a method that happens to have the name. */
export class Feature {
  canActivate(name: string): void {
    console.log(name);
  }
}

@Controller()
@UseGuards(NotBanned, Member, Silent, Several, RightGuard, PassingGuard)
export class Cats {
  @Get()
  all(@Query("page", NumberPipe, ForgetfulPipe) page: number): number {
    return page;
  }
}
