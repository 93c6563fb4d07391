import { Controller, Delete, Injectable, Post } from "@nestjs/common";

declare function rows(page: number): Promise<string[]>;
declare const file: { append(rows: string[]): Promise<void> };

@Injectable()
export class ExportService {
  private cancelled = false;
  private running = false;

  async start() {
    if (this.running) return;
    this.running = true;
    this.cancelled = false;
    try {
      for (let page = 0; !this.cancelled; page++) {
        const found = await rows(page);
        if (found.length === 0) break;
        await file.append(found);
      }
    } finally {
      this.running = false;
    }
  }

  cancel() {
    this.cancelled = true;
  }
}

@Controller("export")
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Post()
  start() {
    void this.exports.start();
  }

  @Delete()
  cancel() {
    this.exports.cancel();
  }
}
