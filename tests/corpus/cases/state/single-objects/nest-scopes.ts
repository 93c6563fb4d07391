import { Injectable, Controller, Get, Param, Scope } from "@nestjs/common";
@Injectable({ scope: Scope.REQUEST })
export class Current {
  user = "";
  async load(name: string): Promise<string> {
    this.user = name;
    await fetch("/x");
    return this.user;
  }
}
@Injectable()
export class Stats {
  private runs = 0;
  private readonly byUser = new Map<string, number>();
  async run(name: string): Promise<number> {
    const n = this.byUser.get(name) ?? 0;
    await fetch("/x");
    this.byUser.set(name, n + 1); // ! no-shared-state-race
    return n;
  }
  count(): number {
    this.runs += 1;
    return this.runs;
  }
}
@Controller()
export class App {
  constructor(
    private readonly current: Current,
    private readonly stats: Stats,
  ) {}
  @Get("a/:n") a(@Param("n") n: string): Promise<string> {
    return this.current.load(n);
  }
  @Get("b/:n") b(@Param("n") n: string): Promise<number> {
    return this.stats.run(n);
  }
  @Get("c") c(): number {
    return this.stats.count();
  }
}
