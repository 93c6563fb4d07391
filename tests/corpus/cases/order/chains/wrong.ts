import {
  CacheControl,
  FrameGuard,
  Gate,
  Hybrid,
  Limit,
  Locale,
  ReferrerPolicy,
  ServedBy,
  Session,
  Timing,
  User,
} from "./layers";

export const MIDDLEWARE = [Locale, ServedBy, Session, FrameGuard]; // !strict middleware-order:avoidable

export const alternating = [ServedBy, Locale, FrameGuard, Session]; // !strict middleware-order:avoidable

// A hybrid costs nothing, and hides nothing.
export const withHybrid = [Locale, Hybrid, ServedBy, Hybrid, Session]; // !strict middleware-order:avoidable

export const five = [Locale, ServedBy, Session, FrameGuard, CacheControl]; // !strict middleware-order:avoidable

// The same class twice is two layers.
export const twice = [Locale, ServedBy, Locale, FrameGuard]; // !strict middleware-order:avoidable

const security = [FrameGuard, ReferrerPolicy];
export const spread = [Locale, ...security, Session]; // !strict middleware-order:avoidable

const edge = process.env["EDGE"];
const given = (each: unknown) => each !== null;
export const conditional = [Locale, edge ? ServedBy : null, Session]; // !strict middleware-order:avoidable
export const existing = conditional.filter(given);

export const optional = [Locale, ...(edge ? [ServedBy] : []), Session]; // !strict middleware-order:avoidable

export const settings = {
  debug: false,
  middleware: [Session, ServedBy, Locale], // !strict middleware-order:avoidable
};

// `User` needs `Session`; the others may move.
export const needed = [Session, User, Locale, FrameGuard]; // !strict middleware-order:avoidable

// `Timing` stays outside of all that it measures; what it measures may be sorted.
export const measured = [Timing, Locale, ServedBy, Session, FrameGuard]; // !strict middleware-order:avoidable

// What answers by itself may be meant to stand where it does.
export const guarded = [Limit, Gate, Session]; // !strict middleware-order:avoidableIfFree

export class Application {
  static readonly layers = [Locale, ServedBy, Session]; // !strict middleware-order:avoidable
}

export function chainFor(tenant: string): readonly unknown[] {
  return [Locale, ServedBy, tenant === "big" && ReferrerPolicy, Session]; // !strict middleware-order:avoidable
}
