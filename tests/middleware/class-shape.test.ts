import { expect, it } from "vitest";

import { sitesOf } from "./sites.ts";

const head = `
  export interface Req { url: string }
  export interface Res { status: number }
  export type GetResponse = (request: Req) => Promise<Res>;
`;

it.each<[string, string, readonly string[]]>([
  [
    "parameter properties, assignments, private fields, arrow fields",
    `
    export class A { constructor(private readonly getResponse: GetResponse) {} async call(request: Req) { return this.getResponse(request); } }
    export class B { #next: GetResponse; constructor(next: GetResponse) { this.#next = next; } async handle(request: Req) { return this.#next(request); } }
    export class C { private readonly getResponse; constructor(getResponse: GetResponse) { this.getResponse = getResponse; } call = async (request: Req) => { const { getResponse } = this; return getResponse(request); }; }
    export class D { getResponse; constructor(getResponse: GetResponse) { this.getResponse = getResponse.bind(undefined); } async __call__(request: Req) { return this.getResponse.call(this, request); } }
    `,
    [
      "call: middleware django-style class-shape this.getResponse=promise",
      "handle: middleware django-style class-shape this.#next=promise",
      "call: middleware django-style class-shape this.getResponse=promise",
      "__call__: middleware django-style class-shape this.getResponse=promise",
    ],
  ],
  [
    "fields that a base sets, generic requests, hybrids",
    `
    export abstract class Base { constructor(protected readonly getResponse: GetResponse) {} abstract process(request: Req): Promise<Res>; }
    export class Child extends Base { async process(request: Req) { const run = () => this.getResponse(request); return run(); } }
    export class Typed<T extends Req> { constructor(private getResponse: (request: T) => Promise<Res>) {} async handle(request: T) { return this.getResponse(request); } }
    export class Hybrid { constructor(private getResponse: (request: Req) => Res | Promise<Res>) {} call(request: Req) { return this.getResponse(request); } }
    `,
    [
      "process: middleware django-style class-shape this.getResponse=promise",
      "handle: middleware django-style class-shape this.getResponse=promise",
      "call: middleware django-style class-shape this.getResponse=maybe-promise",
    ],
  ],
  [
    "a private helper belongs to the public method that calls it",
    `
    export class A {
      constructor(private getResponse: GetResponse) {}
      async call(request: Req) { return this.inner(request); }
      private async inner(request: Req) { return this.getResponse(request); }
    }
    `,
    ["call: middleware django-style class-shape this.getResponse=promise"],
  ],
  [
    "hooks are handlers, whatever they return",
    `
    export class A {
      constructor(private getResponse: GetResponse) {}
      async call(request: Req) { return this.getResponse(request); }
      processView(request: Req) { console.log(request.url); }
      async processException(request: Req, error: unknown) { console.log(request.url, error); }
      helper(request: Req) { return request.url; }
    }
    `,
    [
      "call: middleware django-style class-shape this.getResponse=promise",
      "processView: handler django-style class-shape off-loop",
      "processException: handler django-style class-shape",
    ],
  ],
  [
    "closures, also by name, by branch and from an async factory",
    `
    export const timing = (getResponse: GetResponse) => async (request: Req) => getResponse(request);
    export function named(getResponse: GetResponse) { async function middleware(request: Req) { return getResponse(request); } return middleware; }
    export function either(getResponse: GetResponse) { if (process.env["X"]) return async (request: Req) => await getResponse(request); return (request: Req) => getResponse(request); }
    export async function late(next: GetResponse) { return async (request: Req) => next(request); }
    `,
    [
      "timing: middleware django-style class-shape getResponse=promise",
      "middleware: middleware django-style class-shape getResponse=promise",
      "line 8: middleware django-style class-shape getResponse=promise",
      "line 8: middleware django-style class-shape getResponse=promise",
      "line 9: middleware django-style class-shape next=promise",
    ],
  ],
  [
    "sync-only layers run off the loop; a promise or a flag keeps them on it",
    `
    type Sync = (request: Req) => Res;
    export class A { static syncCapable = true; static asyncCapable = false; constructor(private getResponse: Sync) {} call(request: Req): Res { return this.getResponse(request); } }
    export class B { constructor(private getResponse: Sync) {} call(request: Req) { return this.getResponse(request); } }
    export class C { static syncCapable = true; static asyncCapable = true; constructor(private getResponse: Sync) {} call(request: Req) { return this.getResponse(request); } }
    export class D { static syncCapable = true; constructor(private getResponse: Sync) {} async call(request: Req) { return this.getResponse(request); } }
    export class E { static sync_capable = true; constructor(private getResponse: GetResponse) {} call(request: Req) { return this.getResponse(request); } }
    `,
    [
      "call: middleware django-style class-shape this.getResponse=sync off-loop",
      "call: middleware django-style class-shape this.getResponse=sync off-loop",
      "call: middleware django-style class-shape this.getResponse=sync",
      "call: middleware django-style class-shape this.getResponse=sync",
      "call: middleware django-style class-shape this.getResponse=promise",
    ],
  ],
  [
    "an untyped field needs its name, an unnamed one its types",
    `
    export class Any { getResponse: any; constructor(getResponse: any) { this.getResponse = getResponse; } async call(request: any) { return this.getResponse(request); } }
    export class AnyNext { constructor(private go: any) {} async run(request: any) { return this.go(request); } }
    export class Shape { constructor(private go: (request: Req) => Promise<Res>) {} async run(request: Req) { return this.go(request); } }
    export class Strings { constructor(private go: (url: string) => Promise<Res>) {} async run(url: string) { return this.go(url); } }
    export class Effects { constructor(private go: (request: Req) => Promise<void>) {} async run(request: Req) { return this.go(request); } }
    export class Other { constructor(private go: (request: Req) => Promise<Res>) {} async run(url: URL) { return this.go({ url: url.href }); } }
    export class Service { constructor(private store: { load(id: string): Promise<Res> }) {} async run(request: Req) { return this.store.load(request.url); } }
    export const closure = (go: (request: Req) => Promise<Res>) => async (request: Req) => go(request);
    export const memo = (load: (id: string) => Promise<Res>) => async (id: string) => load(id);
    `,
    [
      "call: middleware django-style class-shape this.getResponse=unknown",
      "run: middleware django-style class-shape this.go=promise uncertain",
      "closure: middleware django-style shape go=promise uncertain",
    ],
  ],
  [
    "bases in declaration files, declared fields, destructured parameters, objects with members",
    `
    export declare class Packaged { protected readonly getResponse: GetResponse; constructor(getResponse: GetResponse, options?: object); }
    export class A extends Packaged { async call(request: Req) { return this.getResponse(request); } }
    export class B { declare getResponse: GetResponse; declare load: (request: Req) => Promise<Res>; async call(request: Req) { return this.getResponse(request); } async other(request: Req) { return this.load(request); } }
    export class C { private readonly getResponse; constructor({ getResponse }: { getResponse: GetResponse }) { this.getResponse = getResponse; } async call(request: Req) { return this.getResponse(request); } }
    export const closure = ({ getResponse }: { getResponse: GetResponse }) => async (request: Req) => getResponse(request);
    export const twice = (getResponse: GetResponse) => (options: object) => async (request: Req) => getResponse({ ...request, ...options });
    export const object = (getResponse: GetResponse) => ({ async call(request: Req) { return getResponse(request); }, size: () => 1 });
    `,
    [
      "call: middleware django-style class-shape this.getResponse=promise",
      "call: middleware django-style class-shape this.getResponse=promise",
      "call: middleware django-style class-shape this.getResponse=promise",
      "closure: middleware django-style class-shape getResponse=promise",
      "twice: middleware django-style class-shape getResponse=promise",
      "call: middleware django-style class-shape getResponse=promise",
    ],
  ],
])("%s", (_, text, sites) => {
  expect(sitesOf(head + text)).toEqual(sites);
});

it("takes other names of the field from the settings", () => {
  const text = `${head}
    export class A { constructor(private proceed: GetNext) {} async run(request: Req) { return this.proceed(request); } }
    type GetNext = (request: Req) => Promise<Res>;
  `;
  const own = {
    middleware: [
      { id: "mine", binding: { shape: "this-field", names: ["proceed"] } },
    ],
  };
  expect(sitesOf(text)).toEqual([
    "run: middleware django-style class-shape this.proceed=promise uncertain",
  ]);
  expect(sitesOf(text, own)).toEqual([
    "run: middleware mine settings this.proceed=promise",
  ]);
});
