import { describe, it } from "vitest";

import { expectMarks } from "./marks.ts";

const balance = `
  private total = 0;
  async add(by: number) {
    const before = this.total;
    await load();
    this.total = before + by;`;
const service = `${balance} // ! no-shared-state-race
  }
`;
const silent = `${balance}
  }
`;
const load = `declare function load(): Promise<number>;`;

describe("providers", () => {
  it("are told by the decorator's declaration, under any name", () => {
    expectMarks({
      "names.ts": `export { Injectable as Provided } from "@nestjs/common";`,
      "file.ts": `import * as nest from "@nestjs/common";
import { Provided } from "./names";
${load}
@Provided()
export class First {${service}}
@nest.Injectable()
export class Second {${service}}
`,
    });
  });

  it("are no classes with a decorator of the project's own", () => {
    expectMarks({
      "file.ts": `${load}
const Injectable = () => (target: object) => { console.log(target); };
@Injectable()
export class Import {${silent}}
`,
    });
  });

  it("live for a request where the container is asked for that, by whatever constant", () => {
    expectMarks({
      "scopes.ts": `import { Scope } from "@nestjs/common";
export const perRequest = Scope.REQUEST;
export const options = { scope: Scope.REQUEST };
export enum Level { REQUEST, DEFAULT }`,
      "file.ts": `import { Injectable, Scope } from "@nestjs/common";
import { Level, options, perRequest as scope } from "./scopes";
${load}
@Injectable({ scope })
export class First {${silent}}
@Injectable(options)
export class Second {${silent}}
const level = (value: object) => (target: object) => { console.log(value, target); };
@level({ scope: Level.REQUEST })
@Injectable({ scope: Scope.DEFAULT })
export class Third {${service}}
`,
    });
  });

  it("live for a request by Midway's own default", () => {
    expectMarks({
      "midway.d.ts": `declare module "@midwayjs/core" {
  export function Controller(path?: string): (target: object) => void;
  export function Provide(): (target: object) => void;
  export function Scope(scope: ScopeEnum): (target: object) => void;
  export enum ScopeEnum { Singleton, Request }
}`,
      "file.ts": `import { Controller, Provide, Scope, ScopeEnum } from "@midwayjs/core";
${load}
@Controller("/")
export class First {${silent}}
@Provide()
@Scope(ScopeEnum.Singleton)
export class Second {${service}}
`,
    });
  });

  it("are what a container is told by a call to make once", () => {
    expectMarks({
      "awilix.d.ts": `declare module "awilix" {
  export interface Resolver { singleton(): Resolver; scoped(): Resolver }
  export function asClass(made: abstract new (...given: never[]) => object, options?: { lifetime: string }): Resolver;
  export function asFunction(made: (...given: never[]) => object): Resolver;
  export const Lifetime: { readonly SINGLETON: "SINGLETON"; readonly SCOPED: "SCOPED" };
}`,
      "inversify.d.ts": `declare module "inversify" {
  export class Container { bind(token: unknown): To; createChild(): Container }
  export interface To { to(made: unknown): In; toSelf(): In }
  export interface In { inSingletonScope(): object; inTransientScope(): object }
}`,
      "container.ts": `import { asClass as made, asFunction, Lifetime } from "awilix";
import { Container } from "inversify";
import { createStore, Fifth, First, Fourth as Renamed, Second, Seventh, Sixth, Third, Eighth } from "./file";
import { asClass } from "./own";
export const bindings = {
  first: made(First).singleton(),
  second: made(Second).scoped(),
  third: asClass(Third).singleton(),
  store: asFunction(createStore).singleton(),
};
export const options = { lifetime: Lifetime.SINGLETON };
const container = new Container();
container.bind("fourth").to(Renamed).inSingletonScope();
container.bind(Fifth).toSelf().inTransientScope();
container.bind(Sixth).toSelf().inSingletonScope();
container.createChild().bind(Seventh).toSelf().inSingletonScope();
export function scoped() {
  const child = container.createChild();
  child.bind(Eighth).toSelf().inSingletonScope();
  return child;
}`,
      "own.ts": `export const asClass = (made: unknown) => ({ singleton: () => made });`,
      "routes.ts": `import type { Middleware } from "koa";
import type { createStore } from "./file";
declare const store: ReturnType<typeof createStore>;
export const count: Middleware = async (ctx, next) => {
  await store.add(ctx.path.length);
  await next();
};`,
      "file.ts": `${load}
export class First {${service}}
export class Second {${silent}}
export class Third {${silent}}
export class Fourth {${service}}
export class Fifth {${silent}}
export class Sixth {${service}}
export class Seventh {${silent}}
export class Eighth {${silent}}
export function createStore() {
  let total = 0;
  return {
    async add(by: number) {
      const before = total;
      await load();
      total = before + by; // ! no-shared-state-race
    },
  };
}
`,
    });
  });
});
