import { Controller, Injectable, Param, Post } from "@nestjs/common";

declare class AsyncLock {
  acquire<T>(key: string | string[], work: () => Promise<T> | T): Promise<T>;
  isBusy(key?: string): boolean;
}
declare const provider: { price(sku: string): Promise<number> };

@Injectable()
export class StockService {
  private readonly lock = new AsyncLock();
  private readonly value = new Map<string, number>();

  add(sku: string) {
    return this.lock.acquire(sku, async () => {
      const before = this.value.get(sku) ?? 0;
      const price = await provider.price(sku);
      this.value.set(sku, before + price);
      return before + price;
    });
  }
}

@Controller("stock")
export class StockController {
  constructor(private readonly stock: StockService) {}

  @Post(":sku")
  add(@Param("sku") sku: string) {
    return this.stock.add(sku);
  }
}
