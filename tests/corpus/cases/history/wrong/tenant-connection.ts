import { Controller, Get, Injectable, Param } from "@nestjs/common";

interface Connection {
  query(sql: string): Promise<unknown[]>;
}

@Injectable()
export class Connections {
  private readonly open = new Map<string, Connection>();

  async of(tenant: string): Promise<Connection> {
    await Promise.resolve();
    const found = this.open.get(tenant);
    if (!found) throw new Error(tenant);
    return found;
  }
}

@Injectable()
export class BookService {
  private connection?: Connection;

  constructor(private readonly connections: Connections) {}

  async use(tenant: string) {
    // The name of the one begins with the name of the other.
    this.connection = await this.connections.of(tenant); // ! no-request-state-leak:readElsewhere
  }

  async all() {
    await Promise.resolve();
    return this.connection?.query("select * from books");
  }
}

@Controller(":tenant/books")
export class BookController {
  constructor(private readonly books: BookService) {}

  @Get()
  async list(@Param("tenant") tenant: string) {
    await this.books.use(tenant);
    return this.books.all();
  }
}
