import type { ChildProcess } from "node:child_process";
import { Controller, Get, Injectable, Req } from "@nestjs/common";

// A provider's method that only a script calls runs for no request; one that a controller calls does.

@Injectable()
export class Bridge {
  private child: ChildProcess | undefined;
  private visitor = "";

  adopt(child: ChildProcess): void {
    this.child = child;
    child.on("close", () => {
      this.child = undefined;
    });
  }

  async greet(visitor: string): Promise<void> {
    this.visitor = visitor; // ! no-request-state-leak
    await this.ask("greet");
  }

  async ask(question: string): Promise<void> {
    if (!this.child?.connected) throw new Error("The child is gone");
    this.child.send(question);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }

  signature(): string {
    return `signed by ${this.visitor}`;
  }
}

@Controller("bridge")
export class BridgeController {
  constructor(private readonly bridge: Bridge) {}

  @Get()
  async ask(@Req() request: { user: string }): Promise<string> {
    await this.bridge.greet(request.user);
    return this.bridge.signature();
  }
}

export function start(bridge: Bridge, child: ChildProcess): void {
  bridge.adopt(child);
}
