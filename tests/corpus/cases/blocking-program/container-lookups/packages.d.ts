declare module "inversify" {
  export type ServiceIdentifier<T = unknown> =
    string | symbol | (new (...args: never[]) => T);
  export class Container {
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
