import { Injectable, Controller, Get, Param } from "@nestjs/common";

type Constructor<T = object> = new (...args: any[]) => T;

function WithUser<T extends Constructor>(Base: T) {
  return class extends Base {
    user = "";
    async asUser(name: string): Promise<string> {
      this.user = name;
      await fetch(`/${name}`);
      return this.user;
    }
  };
}

class Empty {}

@Injectable()
export class People extends WithUser(Empty) {
  find(name: string): Promise<string> {
    return this.asUser(name);
  }
}

@Controller("people")
export class PeopleController {
  constructor(private readonly people: People) {}
  @Get(":name")
  show(@Param("name") name: string): Promise<string> {
    return this.people.find(name); // ! no-request-state-leak
  }
}
