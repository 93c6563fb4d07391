// Decorators that put another function in a method's place.
import { Controller, Get, Param } from "@nestjs/common";
import { CachedInFile, Documented, Logged } from "./cache-file";

export class Prices {
  @CachedInFile("prices.json")
  of(id: string): string {
    return id.toUpperCase();
  }

  @Logged
  logged(id: string): string {
    return id.toLowerCase();
  }

  @Documented("prices")
  documented(id: string): string {
    return id;
  }
}

@Controller("prices")
export class PricesController {
  constructor(private readonly prices: Prices) {}

  @Get(":id")
  find(@Param("id") id: string): string {
    return this.prices.of(id); // ! no-blocking-call
  }

  @Get(":id/logged")
  logged(@Param("id") id: string): string {
    return this.prices.logged(id);
  }

  @Get(":id/documented")
  documented(@Param("id") id: string): string {
    return this.prices.documented(id);
  }
}
