// A provider that is taken as `stores.Store`, or made by the container's own factory under a token, is shared.
import { Controller, Get, Inject, Module, Query } from "@nestjs/common";

import * as stores from "./stores.ts";

export const spare = new stores.Store();

@Controller("greet")
export class GreetController {
  constructor(
    private readonly store: stores.Store,
    @Inject("DESK") private readonly desk: stores.Greeter,
  ) {}

  @Get("store")
  byStore(@Query("name") name: string) {
    return this.store.greet(name);
  }

  @Get("desk")
  byDesk(@Query("name") name: string) {
    return this.desk.greet(name);
  }

  @Get("letter")
  byLetter(@Query("name") name: string) {
    return new stores.HandWrittenLetter().write(name);
  }
}

@Module({
  controllers: [GreetController],
  providers: [
    stores.Store,
    { provide: "DESK", useFactory: () => new stores.Desk() },
  ],
})
export class GreetModule {}
