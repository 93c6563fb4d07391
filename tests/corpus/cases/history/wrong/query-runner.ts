// Each order opens a connection of its own, and keeps it where the next one puts its own.
import { Body, Controller, Injectable, Post } from "@nestjs/common";

interface QueryRunner {
  connect(): Promise<void>;
  startTransaction(): Promise<void>;
  commitTransaction(): Promise<void>;
  release(): Promise<void>;
  readonly manager: { save(row: object): Promise<object> };
}

interface DataSource {
  createQueryRunner(): QueryRunner;
}

@Injectable()
export class OrdersService {
  private queryRunner: QueryRunner | undefined;

  constructor(private readonly source: DataSource) {}

  async place(order: object): Promise<object> {
    this.queryRunner = this.source.createQueryRunner();
    await this.queryRunner.connect();
    await this.queryRunner.startTransaction(); // ! no-shared-state-race
    const saved = await this.queryRunner.manager.save(order);
    await this.queryRunner.commitTransaction();
    await this.queryRunner.release();
    return saved;
  }
}

@Injectable()
export class OffersService {
  private reader: QueryRunner | undefined;

  constructor(private readonly source: DataSource) {}

  async place(offer: object): Promise<object> {
    const runner = this.source.createQueryRunner();
    await runner.connect();
    await runner.startTransaction();
    const saved = await runner.manager.save(offer);
    await runner.commitTransaction();
    await runner.release();
    return saved;
  }

  // The first one opens it, for all.
  async copy(offer: object): Promise<object> {
    if (!this.reader) {
      this.reader = this.source.createQueryRunner();
      await this.reader.connect();
    }
    return this.reader.manager.save(offer);
  }
}

@Controller("orders")
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly offers: OffersService,
  ) {}

  @Post()
  place(@Body() order: { sku: string }) {
    return this.orders.place(order);
  }

  @Post("offers")
  async offer(@Body() offer: { sku: string }) {
    await this.offers.place(offer);
    return this.offers.copy(offer);
  }
}
