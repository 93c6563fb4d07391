// What the cases beside this file use of packages that are not installed here.
declare module "socket.io" {
  export class Socket {
    on(event: string, listener: (message: string) => unknown): this;
    emit(event: string, message: unknown): boolean;
    data: Record<string, unknown>;
  }
  export class Namespace {
    on(event: "connection", listener: (socket: Socket) => unknown): this;
    emit(event: string, message: unknown): boolean;
  }
  export class Server {
    constructor(server?: unknown);
    on(event: "connection", listener: (socket: Socket) => unknown): this;
    of(name: string): Namespace;
  }
}

declare module "@nestjs/websockets" {
  export function WebSocketGateway(): ClassDecorator;
  export function SubscribeMessage(name: string): MethodDecorator;
  export function MessageBody(): ParameterDecorator;
}

declare module "@nestjs/core" {
  export const REQUEST = "REQUEST";
  export abstract class ModuleRef {
    abstract get<T>(
      token: (abstract new (...given: never[]) => T) | string | symbol,
      options?: { strict: boolean },
    ): T;
    abstract resolve<T>(
      token: (abstract new (...given: never[]) => T) | string | symbol,
    ): Promise<T>;
  }
}
