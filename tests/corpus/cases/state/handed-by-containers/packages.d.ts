// What the cases beside this file use of containers that are not installed here.
declare module "tsyringe" {
  export type Token<T> =
    string | symbol | (abstract new (...given: never[]) => T);
  export enum Lifecycle {
    Transient,
    Singleton,
    ResolutionScoped,
    ContainerScoped,
  }
  export interface DependencyContainer {
    register<T>(
      token: Token<T>,
      provider: { useValue: T } | { useClass: new (...given: never[]) => T },
      options?: { lifecycle: Lifecycle },
    ): DependencyContainer;
    registerSingleton<T>(
      from: Token<T>,
      to?: new (...given: never[]) => T,
    ): DependencyContainer;
    registerInstance<T>(token: Token<T>, instance: T): DependencyContainer;
    resolve<T>(token: Token<T>): T;
    createChildContainer(): DependencyContainer;
  }
  export const container: DependencyContainer;
  export function singleton(): ClassDecorator;
  export function injectable(): ClassDecorator;
  export function scoped(lifecycle: Lifecycle): ClassDecorator;
}

declare module "awilix" {
  export interface Resolver<T> {
    singleton(): Resolver<T>;
    scoped(): Resolver<T>;
    transient(): Resolver<T>;
  }
  export interface AwilixContainer {
    register(registrations: Record<string, Resolver<unknown>>): this;
    register<T>(name: string, resolver: Resolver<T>): this;
    resolve<T>(name: string): T;
    createScope(): AwilixContainer;
  }
  export const Lifetime: {
    readonly SINGLETON: "SINGLETON";
    readonly SCOPED: "SCOPED";
  };
  export function createContainer(): AwilixContainer;
  export function asClass<T>(
    made: new (...given: never[]) => T,
    options?: { lifetime: string },
  ): Resolver<T>;
  export function asValue<T>(value: T): Resolver<T>;
}

declare module "typedi" {
  export class Token<T> {
    constructor(name?: string);
    readonly held?: T;
  }
  export type Id<T> = string | Token<T> | (new (...given: never[]) => T);
  export interface ContainerInstance {
    get<T>(id: Id<T>): T;
    set<T>(id: Id<T>, value: T): ContainerInstance;
  }
  export class Container {
    static of(id: unknown): ContainerInstance;
    static get<T>(id: Id<T>): T;
    static set<T>(id: Id<T>, value: T): ContainerInstance;
  }
  export function Service(options?: {
    transient?: boolean;
    global?: boolean;
  }): ClassDecorator;
}
