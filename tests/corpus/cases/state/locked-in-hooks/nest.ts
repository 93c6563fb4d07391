import {
  CallHandler,
  Controller,
  ExecutionContext,
  Injectable,
  NestInterceptor,
  Post,
  UseInterceptors,
} from "@nestjs/common";
import { Mutex } from "async-mutex";
import { firstValueFrom, from, type Observable } from "rxjs";

@Injectable()
export class OneAtATime implements NestInterceptor {
  private readonly mutex = new Mutex();

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(this.mutex.runExclusive(() => firstValueFrom(next.handle())));
  }
}

@Controller("stock")
export class StockController {
  private left = 100;
  private returned = 0;

  @Post("reserve")
  @UseInterceptors(OneAtATime)
  async reserve(): Promise<number> {
    const { left } = this;
    await fetch("https://stock.example/reserve", { method: "POST" });
    this.left = left - 1;
    return this.left;
  }

  @Post("return")
  async giveBack(): Promise<number> {
    const { returned } = this;
    await fetch("https://stock.example/return", { method: "POST" });
    this.returned = returned + 1; // ! no-shared-state-race
    return this.returned;
  }
}
