import {
  type ArgumentMetadata,
  Inject,
  Injectable,
  type PipeTransform,
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
