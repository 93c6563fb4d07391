import { Controller, Injectable, Post, Body } from "@nestjs/common";

declare const rates: { current(currency: string): Promise<number> };

@Injectable()
export class TurnoverService {
  private total = 0;

  add(amount: number, currency: string) {
    const before = this.total;
    return rates.current(currency).then((rate) => {
      this.total = before + amount * rate; // ! no-shared-state-race
      return this.total;
    });
  }
}

@Controller("turnover")
export class TurnoverController {
  constructor(private readonly turnover: TurnoverService) {}

  @Post()
  add(@Body() body: { amount: number; currency: string }) {
    return this.turnover.add(body.amount, body.currency);
  }
}
