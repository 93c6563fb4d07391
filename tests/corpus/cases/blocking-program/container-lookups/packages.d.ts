declare module "inversify" {
  export type ServiceIdentifier<T = unknown> =
    string | symbol | (new (...args: never[]) => T);
  export interface Scopes {
    inSingletonScope(): unknown;
    inRequestScope(): unknown;
  }
  export interface Binding<T> {
    to(made: new (...given: never[]) => T): Scopes;
    toSelf(): Scopes;
    toConstantValue(value: T): unknown;
  }
  export class Container {
    constructor(options?: { defaultScope?: "Singleton" | "Transient" });
    bind<T>(identifier: ServiceIdentifier<T>): Binding<T>;
    createChild(): Container;
    get<T>(identifier: ServiceIdentifier<T>): T;
    getAsync<T>(identifier: ServiceIdentifier<T>): Promise<T>;
    getAll<T>(identifier: ServiceIdentifier<T>): T[];
    getAllAsync<T>(identifier: ServiceIdentifier<T>): Promise<T[]>;
  }
}

declare module "@inversifyjs/container" {
  import type { ServiceIdentifier } from "inversify";
  export class Container {
    get<T>(identifier: ServiceIdentifier<T>): T;
    getAsync<T>(identifier: ServiceIdentifier<T>): Promise<T>;
  }
}

declare module "record-store" {
  export class Records {
    get<T>(key: string | symbol): T;
    getAsync<T>(key: string | symbol): Promise<T>;
  }
}
