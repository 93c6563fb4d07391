import type { GetResponse, HttpRequest, HttpResponse } from "./http";
import {
  Audit,
  CacheControl,
  FrameGuard,
  Hybrid,
  limit,
  Locale,
  ReferrerPolicy,
  ServedBy,
  Session,
  Timing,
  User,
} from "./layers";

// Sorted: one pair of switches, which a sync layer needs anyway.
export const syncFirst = [Locale, Session, ServedBy, FrameGuard];
export const asyncFirst = [ServedBy, FrameGuard, Locale, Session];

// One sync layer among async ones costs a pair wherever it stands.
export const onlyOne = [ServedBy, Locale, FrameGuard];

export const allAsync = [ServedBy, FrameGuard, ReferrerPolicy];
export const allSync = [Locale, Session, CacheControl];
export const hybridBetween = [Locale, Hybrid, Session, ServedBy];
export const hybrids = [Hybrid, Locale, Hybrid, Hybrid];

// `User` needs `Session`, `Audit` needs `User`: no other order works.
export const dependent = [Session, User, Audit];

export const twoLayers = [Locale, ServedBy];

// Which layer a variable holds isn't known.
declare const plugin: new (getResponse: GetResponse) => object;
export const unknownLayer = [Locale, plugin, ServedBy, Session];
export const unknownChoice = [
  Locale,
  process.env["EDGE"] ? ServedBy : CacheControl,
  Session,
  FrameGuard,
];
declare const others: readonly (typeof Locale)[];
export const unknownSpread = [Locale, ...others, ServedBy, Session];

// Layers that say nothing of sync and async belong to another kind of chain.
class Plain {
  constructor(private readonly getResponse: GetResponse) {}
  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    return this.getResponse(request);
  }
}
class PlainAsync {
  constructor(private readonly getResponse: GetResponse) {}
  async call(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.getResponse(request);
    return response;
  }
}
export const undeclared = [Plain, PlainAsync, Plain, PlainAsync];

// Lists of other things.
export const names = ["Locale", "ServedBy", "Session"];
export const pairs = [
  [Locale, "locale"],
  [ServedBy, "served by"],
  [Session, "session"],
];
export const timed = [Timing, limit(10), Session];

// What several layers are is not a chain: an argument beside others.
export declare function describe(...things: unknown[]): string;
export const text = describe("layers", Locale, ServedBy, Session);
