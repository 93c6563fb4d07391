import { Controller, Get, Injectable, type OnModuleInit } from "@nestjs/common";

declare function fetchToggles(): Promise<Record<string, boolean>>;

@Injectable()
export class Toggles implements OnModuleInit {
  private toggles: Record<string, boolean> = {};
  private lastError: string | undefined;

  async onModuleInit() {
    await this.refresh();
    setInterval(() => void this.refresh(), 15_000);
  }

  isOn(name: string) {
    return this.toggles[name] ?? false;
  }

  private async refresh() {
    try {
      this.toggles = await fetchToggles();
      this.lastError = undefined;
    } catch (error) {
      this.lastError = String(error);
    }
  }

  health() {
    return this.lastError === undefined;
  }
}

@Controller()
export class HealthController {
  constructor(private readonly toggles: Toggles) {}

  @Get("health")
  health() {
    return { ok: this.toggles.health() };
  }
}
