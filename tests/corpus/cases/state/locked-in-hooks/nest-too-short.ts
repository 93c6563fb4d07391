import {
  CallHandler,
  Controller,
  ExecutionContext,
  Injectable,
  NestInterceptor,
  Post,
  Scope,
  UseInterceptors,
} from "@nestjs/common";
import { Mutex } from "async-mutex";
import { finalize, firstValueFrom, from, type Observable } from "rxjs";

/** The handler runs when somebody subscribes: the lock has been given back by then. */
@Injectable()
export class DescribesOnly implements NestInterceptor {
  private readonly mutex = new Mutex();

  async intercept(_: ExecutionContext, next: CallHandler) {
    return this.mutex.runExclusive(async () => next.handle());
  }
}

@Injectable()
export class UntilItEnds implements NestInterceptor {
  private readonly mutex = new Mutex();

  async intercept(
    _: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const release = await this.mutex.acquire();
    return next.handle().pipe(finalize(() => release()));
  }
}

/** Each request has one of its own. */
@Injectable({ scope: Scope.REQUEST })
export class OneForEach implements NestInterceptor {
  private readonly mutex = new Mutex();

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(this.mutex.runExclusive(() => firstValueFrom(next.handle())));
  }
}

const stock = { apples: 100, pears: 100, plums: 100 };

@Controller("fruit")
export class FruitController {
  @Post("apples")
  @UseInterceptors(DescribesOnly)
  async takeApple(): Promise<void> {
    const { apples } = stock;
    await fetch("https://stock.example/apples", { method: "POST" });
    stock.apples = apples - 1; // ! no-shared-state-race
  }

  @Post("pears")
  @UseInterceptors(UntilItEnds)
  async takePear(): Promise<void> {
    const { pears } = stock;
    await fetch("https://stock.example/pears", { method: "POST" });
    stock.pears = pears - 1;
  }

  @Post("plums")
  @UseInterceptors(OneForEach)
  async takePlum(): Promise<void> {
    const { plums } = stock;
    await fetch("https://stock.example/plums", { method: "POST" });
    stock.plums = plums - 1; // ! no-shared-state-race
  }
}
