// A consumer of messages gets them one after the other: what only notes a function is no wrapper around work of a request.
import { Controller, Get, Injectable } from "@nestjs/common";

declare class Consumer {
  subscribe(work: (message: string) => Promise<void>): Promise<void>;
}
declare class Queue {
  process(work: (job: { readonly id: string }) => Promise<void>): void;
}
declare class Tracer {
  span<Result>(work: () => Promise<Result>): Promise<Result>;
}
declare function load(id: string): Promise<number>;

@Injectable()
export class Totals {
  private total = 0;
  private offset = 0;
  private asked = 0;

  constructor(
    private readonly consumer: Consumer,
    private readonly tracer: Tracer,
    queue: Queue,
  ) {
    queue.process(async (job) => {
      const before = this.total;
      const found = await load(job.id);
      this.total = before + found;
    });
  }

  register(queue: Queue) {
    queue.process(async (job) => {
      const before = this.offset;
      const found = await load(job.id);
      this.offset = before + found;
    });
  }

  listen() {
    return this.consumer.subscribe(async (message) => {
      const before = this.offset;
      const found = await load(message);
      this.offset = before + found;
    });
  }

  get() {
    return this.tracer.span(async () => {
      const before = this.asked;
      const found = await load("all");
      this.asked = before + 1; // ! no-shared-state-race:lostUpdate
      return found + this.total + this.offset;
    });
  }
}

@Controller("totals")
export class TotalsController {
  constructor(private readonly totals: Totals) {}

  @Get()
  get() {
    return this.totals.get();
  }
}
