import {
  Controller,
  Get,
  Injectable,
  Param,
  type OnModuleInit,
} from "@nestjs/common";

declare function loadRates(): Promise<Record<string, number>>;

@Injectable()
export class RatesService implements OnModuleInit {
  private rates: Record<string, number> = {};
  private loadedAt = 0;

  async onModuleInit() {
    this.rates = await loadRates();
    this.loadedAt = Date.now();
    setInterval(() => void this.reload(), 60_000).unref();
  }

  private async reload() {
    const fresh = await loadRates();
    this.rates = fresh;
    this.loadedAt = Date.now();
  }

  rate(currency: string) {
    return { rate: this.rates[currency], age: Date.now() - this.loadedAt };
  }
}

@Controller("rates")
export class RatesController {
  constructor(private readonly service: RatesService) {}

  @Get(":currency")
  async one(@Param("currency") currency: string) {
    await Promise.resolve();
    return this.service.rate(currency);
  }
}
