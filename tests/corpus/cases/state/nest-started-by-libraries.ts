import {
  Injectable,
  type LoggerService,
  type WebSocketAdapter,
} from "@nestjs/common";

declare function drain(path: string): Promise<void>;
declare function ship(line: string): Promise<void>;

interface Server {
  readonly path: string;
}

abstract class Adapter implements WebSocketAdapter<Server> {
  abstract create(port: number): Server;
  abstract close(server: Server): Promise<void>;
  bindClientConnect() {}
  bindMessageHandlers() {}
}

@Injectable()
// A library starts and stops it; no request does.
export class Sockets extends Adapter {
  private stopping: string | undefined;

  create(port: number) {
    return { path: `/ws/${port}` };
  }

  async close(server: Server) {
    this.stopping = server.path;
    await drain(server.path);
  }

  dispose() {
    return this.stopping;
  }
}

@Injectable()
export class Rooms extends Adapter {
  private stopping: string | undefined;

  create(port: number) {
    return { path: `/ws/${port}` };
  }

  async close(server: Server) {
    await drain(server.path);
  }

  async leave(room: string) {
    this.stopping = room; // ! no-request-state-leak
    await drain(room);
  }

  left() {
    return this.stopping;
  }
}

@Injectable()
export class Lines implements LoggerService {
  private last = "";

  async log(message: string) {
    this.last = message; // ! no-request-state-leak
    await ship(message);
  }

  warn() {}

  error() {
    return this.last;
  }
}
