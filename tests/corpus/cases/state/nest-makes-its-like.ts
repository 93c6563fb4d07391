// What a container holds one of may be there to make others, one for each request: their fields are nobody else's.
import { Controller, Get, Injectable, Module, Param } from "@nestjs/common";

interface Client {
  find(id: string): Promise<{ id: string; price: number }>;
  release(id: string): Promise<void>;
}

declare abstract class Clients implements Client {
  find(id: string): Promise<{ id: string; price: number }>;
  release(id: string): Promise<void>;
}

@Injectable()
export class Plan {
  private current: { id: string; price: number } | null = null;

  constructor(private readonly client: Clients) {}

  static of(client: Clients, current: { id: string; price: number }): Plan {
    const plan = new Plan(client);
    plan.current = current;
    return plan;
  }

  async load(id: string): Promise<Plan> {
    return Plan.of(this.client, await this.client.find(id));
  }

  async change(price: number): Promise<void> {
    if (!this.current) throw new Error("no plan");
    if (this.current.price === price) {
      await this.client.release(this.current.id);
      this.current = null;
    }
  }
}

/** The container's own one alone, also where a module's factory makes it. */
@Injectable()
export class Rates {
  private current: { id: string; price: number } | null = null;

  constructor(private readonly client: Clients) {}

  async change(price: number): Promise<void> {
    if (!this.current) throw new Error("no rate");
    if (this.current.price === price) {
      await this.client.release(this.current.id);
      this.current = null; // ! no-shared-state-race:staleCheck
    }
  }
}

/** Somebody else makes one for a request, too: the container's is everybody's all the same. */
@Injectable()
export class Visits {
  private count = 0;

  async add(client: Clients): Promise<number> {
    const before = this.count;
    await client.find("visits");
    this.count = before + 1; // ! no-shared-state-race:lostUpdate
    return before;
  }
}

@Controller("plans")
export class PlansController {
  constructor(
    private readonly plans: Plan,
    private readonly rates: Rates,
    private readonly visits: Visits,
    private readonly clients: Clients,
  ) {}

  @Get("visits")
  async visit(): Promise<number> {
    return await this.visits.add(this.clients);
  }

  @Get("dry-run")
  async tryOut(): Promise<number> {
    return await new Visits().add(this.clients);
  }

  @Get(":id")
  async show(@Param("id") id: string): Promise<void> {
    const plan = await this.plans.load(id);
    await plan.change(12);
    await this.rates.change(12);
  }
}

@Module({
  controllers: [PlansController],
  providers: [
    Plan,
    Visits,
    {
      provide: Rates,
      inject: [Clients],
      useFactory: (client: Clients) => new Rates(client),
    },
  ],
})
export class PlansModule {}
