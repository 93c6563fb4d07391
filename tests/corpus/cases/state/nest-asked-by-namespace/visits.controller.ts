// Made with `new` as well, and injected all the same: a namespace's name in front changes nothing.
import { Controller, Get, Module, Param } from "@nestjs/common";
import * as stores from "./stores";

export const sample = () => new stores.Visits();

@Controller("visits")
export class VisitsController {
  constructor(private readonly visits: stores.Visits) {}

  @Get(":name")
  greet(@Param("name") name: string) {
    return this.visits.greet(name);
  }
}

@Module({ controllers: [VisitsController], providers: [stores.Visits] })
export class VisitsModule {}
