// A provider that nothing is given, and that a factory makes with `new`, belongs to whoever has it made.
import { Body, Controller, Injectable, Module, Post } from "@nestjs/common";

interface Item {
  readonly key: string;
}

@Injectable()
export class Fetcher {
  async valueOf(item: Item): Promise<number> {
    return Promise.resolve(item.key.length);
  }
}

@Injectable()
export class ComparatorFactory {
  constructor(private readonly fetcher: Fetcher) {}

  create(): Comparator {
    return new Comparator(this.fetcher);
  }

  shared(): Counter {
    return new Counter(this.fetcher);
  }
}

@Injectable()
export class Comparator {
  private items: readonly Item[] = [];
  private limit = 0;

  constructor(private readonly fetcher: Fetcher) {}

  async run(items: readonly Item[], limit: number): Promise<readonly Item[]> {
    this.items = items;
    this.limit = limit;
    const found: Item[] = [];
    for (const item of this.items)
      if ((await this.fetcher.valueOf(item)) > this.limit) found.push(item);
    return found;
  }
}

// This one is injected as well.
@Injectable()
export class Counter {
  private limit = 0;

  constructor(private readonly fetcher: Fetcher) {}

  async run(items: readonly Item[], limit: number): Promise<number> {
    this.limit = limit; // ! no-request-state-leak:readAfter
    let count = 0;
    for (const item of items)
      if ((await this.fetcher.valueOf(item)) > this.limit) count += 1;
    return count;
  }
}

@Injectable()
export class Rules {
  constructor(
    private readonly comparators: ComparatorFactory,
    private readonly counter: Counter,
  ) {}

  async test(items: readonly Item[]) {
    const comparator = this.comparators.create();
    return comparator.run(items, 3);
  }

  async count(items: readonly Item[], limit: number) {
    return this.counter.run(items, limit);
  }

  fresh() {
    return this.comparators.shared();
  }
}

@Controller("rules")
export class RulesController {
  constructor(private readonly rules: Rules) {}

  @Post("test")
  test(@Body() body: { items: Item[] }) {
    return this.rules.test(body.items);
  }

  @Post("count")
  count(@Body() body: { items: Item[]; limit: number }) {
    return this.rules.count(body.items, body.limit);
  }
}

@Module({
  controllers: [RulesController],
  providers: [Fetcher, Comparator, Counter, ComparatorFactory, Rules],
  exports: [Comparator],
})
export class RulesModule {}
