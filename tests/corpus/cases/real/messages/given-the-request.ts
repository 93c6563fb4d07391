import {
  type ArgumentMetadata,
  Controller,
  Get,
  Inject,
  Injectable,
  type PipeTransform,
  Query,
  Scope,
} from "@nestjs/common";
import { REQUEST } from "@nestjs/core";

// Whoever is given the request is made for it, and so is whoever is given such an object.

interface Held {
  linked: Record<string, string[]>;
  user: string;
}

declare function linksOf(id: string): Promise<string[]>;

@Injectable()
export class LinkPipe implements PipeTransform {
  constructor(@Inject(REQUEST) private readonly request: Held) {}

  async transform(value: string, _: ArgumentMetadata): Promise<string> {
    const before = this.request.linked[value] ?? [];
    const found = await linksOf(value);
    this.request.linked[value] = [...before, ...found];
    return value;
  }
}

@Injectable()
export class Visitor {
  @Inject(REQUEST) private readonly request!: Held;
  #name = "";

  async meet(name: string): Promise<string> {
    this.#name = name;
    await linksOf(name);
    return `${this.#name} of ${this.request.user}`;
  }
}

@Injectable()
export class GreetPipe implements PipeTransform {
  private greeted = "";

  constructor(private readonly visitor: Visitor) {}

  async transform(value: string): Promise<string> {
    this.greeted = value;
    const met = await this.visitor.meet(value);
    return `${met}, ${this.greeted}`;
  }
}

@Injectable()
export class LonePipe implements PipeTransform {
  private greeted = "";

  async transform(value: string): Promise<string> {
    this.greeted = value; // ! no-request-state-leak
    await linksOf(value);
    return this.greeted;
  }
}

@Injectable({ scope: Scope.REQUEST })
export class Tenant {
  async load(name: string): Promise<void> {
    await linksOf(name);
  }
}

@Injectable()
export class Shop {
  constructor(private readonly tenant: Tenant) {}

  load(name: string): Promise<void> {
    return this.tenant.load(name);
  }
}

abstract class OfRequest {
  constructor(@Inject(REQUEST) protected readonly request: Held) {}
}

@Injectable({ scope: Scope.TRANSIENT })
export class Clock {
  async tick(): Promise<void> {
    await linksOf("tick");
  }
}

@Controller("tenants")
export class TenantController {
  private name = "";

  constructor(private readonly tenant: Tenant) {}

  @Get()
  async get(@Query("name") name: string): Promise<string> {
    this.name = name;
    await this.tenant.load(name);
    return this.name;
  }
}

@Controller("shops")
export class ShopController {
  @Inject() private readonly shop!: Shop;
  private name = "";

  @Get()
  async get(@Query("name") name: string): Promise<string> {
    this.name = name;
    await this.shop.load(name);
    return this.name;
  }
}

@Controller("held")
export class HeldController extends OfRequest {
  private name = "";

  @Get()
  async get(@Query("name") name: string): Promise<string> {
    this.name = name;
    await linksOf(this.request.user);
    return this.name;
  }
}

// A clock of its own doesn't make it one for each request.
@Controller("clocks")
export class ClockController {
  private name = "";

  constructor(private readonly clock: Clock) {}

  @Get()
  async get(@Query("name") name: string): Promise<string> {
    this.name = name; // ! no-request-state-leak
    await this.clock.tick();
    return this.name;
  }
}
