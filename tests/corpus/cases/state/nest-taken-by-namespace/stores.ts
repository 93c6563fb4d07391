import { Injectable } from "@nestjs/common";

declare function load(name: string): Promise<string>;

@Injectable()
export class Store {
  private user = "";

  async greet(name: string): Promise<string> {
    this.user = name; // ! no-request-state-leak:readAfter
    await load(name);
    return this.user;
  }
}

export interface Greeter {
  greet(name: string): Promise<string>;
}

@Injectable()
export class Desk implements Greeter {
  private user = "";

  async greet(name: string): Promise<string> {
    this.user = name; // ! no-request-state-leak:readAfter
    await load(name);
    return this.user;
  }
}

// Nothing takes this one from the container.
@Injectable()
export class HandWrittenLetter {
  private user = "";

  async write(name: string): Promise<string> {
    this.user = name;
    await load(name);
    return this.user;
  }
}
