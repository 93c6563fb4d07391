import { setTimeout as sleep } from "node:timers/promises";
import { Injectable } from "@nestjs/common";

@Injectable()
export class Visits {
  private visitor = "";

  async greet(name: string): Promise<string> {
    this.visitor = name; // ! no-request-state-leak:readAfter
    await sleep(10);
    return `Welcome, ${this.visitor}`;
  }
}
