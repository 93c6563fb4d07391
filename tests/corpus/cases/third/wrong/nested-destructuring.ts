import { Injectable, Controller, Post } from "@nestjs/common";

declare const ledger: { append(entry: string): Promise<void> };

@Injectable()
export class BudgetService {
  private readonly state = { limits: { used: 0, total: 1000 } };

  async book(entry: string, amount: number) {
    const {
      limits: { used, total },
    } = this.state;
    if (used + amount > total) throw new Error("over budget");
    await ledger.append(entry);
    this.state.limits.used = used + amount; // ! no-shared-state-race
  }
}

@Controller("budget")
export class BudgetController {
  constructor(private readonly budget: BudgetService) {}

  @Post()
  async book() {
    await this.budget.book("coffee", 3);
  }
}
