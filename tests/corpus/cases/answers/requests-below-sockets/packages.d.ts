// What the cases beside this file use of engine.io, which Socket.IO stands on.
declare module "engine.io" {
  export abstract class BaseServer {
    use(fn: any): void;
  }
  export class Server extends BaseServer {
    readonly clientsCount: number;
  }
}

declare module "socket.io" {
  import type { Server as Engine } from "engine.io";
  export interface Server {
    engine: Engine;
  }
}
