import { Inject, Injectable } from "@nestjs/common";
import type { QuotaStore } from "./store";

declare const audit: { write(entry: object): Promise<void> };

@Injectable()
export class QuotaService {
  constructor(@Inject("QUOTA") private readonly store: QuotaStore) {}

  async spend(amount: number) {
    const used = this.store.used();
    await audit.write({ used, amount });
    this.store.setUsed(used + amount); // ! no-shared-state-race
  }
}
