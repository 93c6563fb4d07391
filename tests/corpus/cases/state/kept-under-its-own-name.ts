// An object kept under a name that it gives itself has a place of its own; under a name for all it hasn't.
import { Body, Controller, Injectable, Post, Req } from "@nestjs/common";
import type { Request } from "express";

declare function deliver(to: string, topic: string): Promise<void>;

class Subscriber {
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  id(): string {
    return this.#id;
  }
}

@Injectable()
export class Subscribers {
  readonly #byId = new Map<string, Subscriber>();

  of(id: string): Subscriber {
    let subscriber = this.#known(id);
    if (!subscriber) {
      subscriber = new Subscriber(id);
      this.#byId.set(subscriber.id(), subscriber);
    }
    return subscriber;
  }

  size(): number {
    return [...this.#byId.keys()].length;
  }

  #known(id: string): Subscriber | undefined {
    return this.#byId.get(id);
  }
}

@Injectable()
export class Newest {
  readonly #byRole = new Map<string, Subscriber>();

  keep(id: string): void {
    const subscriber = new Subscriber(id);
    this.#byRole.set("newest", subscriber);
  }

  newest(): Subscriber | undefined {
    return this.#byRole.get("newest");
  }
}

@Controller("topics")
export class TopicsController {
  readonly #subscribers: Subscribers;
  readonly #newest: Newest;

  constructor(subscribers: Subscribers, newest: Newest) {
    this.#subscribers = subscribers;
    this.#newest = newest;
  }

  @Post("own")
  async own(
    @Req() request: Request,
    @Body() { topic }: { readonly topic: string },
  ): Promise<void> {
    const subscriber = this.#subscribers.of(request.header("x-user") ?? "");
    await deliver(subscriber.id(), topic);
  }

  @Post("newest")
  async newest(
    @Req() request: Request,
    @Body() { topic }: { readonly topic: string },
  ): Promise<void> {
    this.#newest.keep(request.header("x-user") ?? ""); // ! no-request-state-leak
    await deliver("all", topic);
    await deliver(this.#newest.newest()?.id() ?? "", topic);
  }
}
