// A singleton service with a stopwatch in its fields; `start` and `stop` belong to different requests.
import { Controller, Get, Injectable, Param } from "@nestjs/common";

@Injectable()
export class ImportService {
  private phase = "idle";
  private running = 0;

  async run(name: string): Promise<string> {
    this.phase = "download";
    const data = await fetch(`http://imports/${name}`);
    this.phase = "parse";
    const rows = (await data.json()) as object[];
    const phase = this.phase; // ! no-shared-state-race
    return `${phase}: ${String(rows.length)}`;
  }

  async gauge(name: string): Promise<number> {
    this.running++;
    try {
      const data = await fetch(`http://imports/${name}`);
      return data.status;
    } finally {
      this.running--;
    }
  }

  status(): object {
    return { phase: this.phase, running: this.running };
  }
}

@Controller("imports")
export class ImportController {
  private last = 0;

  constructor(private readonly imports: ImportService) {}

  @Get("status")
  status() {
    return { ...this.imports.status(), last: this.last };
  }

  @Get(":name")
  async run(@Param("name") name: string) {
    const result = await this.imports.run(name);
    this.last = Date.now();
    return { result };
  }

  @Get("gauge/:name")
  gauge(@Param("name") name: string) {
    return this.imports.gauge(name);
  }
}
