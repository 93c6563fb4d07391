import {
  Controller,
  Get,
  Injectable,
  type OnModuleDestroy,
} from "@nestjs/common";

// A hook that the framework runs once, when the process ends: no requests are under way in it.

class Connection {
  async query(text: string): Promise<string> {
    return await (await fetch(`https://db.test/?q=${text}`)).text();
  }
  async close(): Promise<void> {
    await fetch("https://db.test/close", { method: "POST" });
  }
}

let shared: Connection | null = null;

function connection(): Connection {
  if (!shared) shared = new Connection();
  return shared;
}

async function disconnect(): Promise<void> {
  if (shared) {
    await shared.close();
    shared = null;
  }
}

@Injectable()
export class Reports implements OnModuleDestroy {
  async titles(): Promise<string> {
    return await connection().query("titles");
  }

  async onModuleDestroy(): Promise<void> {
    await disconnect();
  }
}

@Controller("reports")
export class ReportsController {
  constructor(private readonly reports: Reports) {}

  @Get()
  async list(): Promise<string> {
    return await this.reports.titles();
  }
}
