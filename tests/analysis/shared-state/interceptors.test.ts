import { describe, it } from "vitest";

import { expectMarks } from "./marks.ts";

const lock = `import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from "@nestjs/common";
import { Mutex } from "async-mutex";
import { firstValueFrom, from } from "rxjs";
@Injectable()
export class OneAtATime implements NestInterceptor {
  private readonly mutex = new Mutex();
  intercept(_: ExecutionContext, next: CallHandler) {
    return from(this.mutex.runExclusive(() => firstValueFrom(next.handle())));
  }
}
`;
const core = `declare module "@nestjs/core" {
  export const APP_INTERCEPTOR: string;
  export interface App { useGlobalInterceptors(...interceptors: object[]): void; }
  export const NestFactory: { create(module: object): Promise<App> };
}
`;
const stock = (mark: string, around = ""): string => `// imports
import { Controller, Post } from "@nestjs/common";
declare function load(): Promise<number>;
@Controller("stock")
export class StockController {
  private left = 10;
  @Post()
  ${around}
  async take() {
    const before = this.left;
    await load();
    this.left = before - 1;${mark}
  }
}
`;
const wrong = " // ! no-shared-state-race";

describe("an interceptor that holds a lock keeps all other requests out of a handler", () => {
  it("where the app is told to use it for all", () => {
    expectMarks({
      "core.d.ts": core,
      "lock.ts": lock,
      "main.ts": `import { NestFactory } from "@nestjs/core";
import { OneAtATime } from "./lock";
import { StockController } from "./file";
const app = await NestFactory.create(StockController);
app.useGlobalInterceptors(new OneAtATime());
`,
      "file.ts": stock(""),
    });
  });

  it("where a module provides it for all", () => {
    expectMarks({
      "core.d.ts": core,
      "lock.ts": lock,
      "module.ts": `import { Module } from "@nestjs/common";
import { APP_INTERCEPTOR } from "@nestjs/core";
import { OneAtATime } from "./lock";
import { StockController } from "./file";
@Module({
  controllers: [StockController],
  providers: [{ provide: APP_INTERCEPTOR, useClass: OneAtATime }],
})
export class AppModule {}
`,
      "file.ts": stock(""),
    });
  });

  it("not where nobody names it", () => {
    expectMarks({
      "core.d.ts": core,
      "lock.ts": lock,
      "main.ts": `import { NestFactory } from "@nestjs/core";
import { StockController } from "./file";
const app = await NestFactory.create(StockController);
app.useGlobalInterceptors();
`,
      "file.ts": stock(wrong),
    });
  });

  it("by the declaration of the decorator, under any name", () => {
    expectMarks({
      "lock.ts": lock,
      "file.ts": stock("", "@Around(OneAtATime)").replace(
        "// imports",
        `import { OneAtATime } from "./lock";
import { UseInterceptors as Around } from "@nestjs/common";`,
      ),
    });
    expectMarks({
      "lock.ts": lock,
      "own.ts": `export const UseInterceptors = (..._: object[]) => (..._target: unknown[]) => {};`,
      "file.ts": stock(wrong, "@UseInterceptors(OneAtATime)").replace(
        "// imports",
        `import { OneAtATime } from "./lock";
import { UseInterceptors } from "./own";`,
      ),
    });
  });
});
