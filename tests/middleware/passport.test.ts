import { describe, expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../lint.ts";
import { sitesOf } from "./sites.ts";

/**
 * What Passport and Nest's adapter declare, as far as recognition goes by it. The real packages are asked by
 * `npm run recognition -- passport`.
 */
const declared = {
  "passport.d.ts": `
    declare module "passport" {
      export interface Strategy { authenticate(request: { headers: Record<string, string> }, options?: object): unknown }
      interface Authenticator {
        use(strategy: Strategy): this;
        serializeUser(give: (user: unknown, done: (error: unknown, id?: unknown) => void) => void): void;
        deserializeUser(take: (id: string, done: (error: unknown, user?: unknown) => void) => void): void;
      }
      const passport: Authenticator;
      export default passport;
    }
    declare module "passport-strategy" {
      import type { Strategy as Any } from "passport";
      export class Strategy implements Any {
        authenticate(request: { headers: Record<string, string> }, options?: object): unknown;
        success(user: object): void;
      }
    }
    declare module "passport-local" {
      import { Strategy as Base } from "passport-strategy";
      type Verify = (name: string, password: string, done: (error: unknown, user?: unknown) => void) => void;
      export class Strategy extends Base {
        constructor(verify: Verify);
        constructor(options: { usernameField?: string }, verify: Verify);
      }
    }
    declare module "@nestjs/passport" {
      export function PassportStrategy<T extends new (...given: any[]) => any>(Strategy: T, name?: string): new (...given: unknown[]) => InstanceType<T>;
      export const AuthGuard: (type?: string) => new () => { handleRequest(error: unknown, user: unknown): unknown };
    }
  `,
};

describe("Passport", () => {
  it("finds verify callbacks, written in place, by name, from a subclass", () => {
    expect(
      sitesOf({
        ...declared,
        "file.ts": `
          import passport from "passport";
          import { Strategy as Passwords } from "passport-local";
          passport.use(new Passwords({ usernameField: "mail" }, (name, password, done) => { done(null, name); }));
          export const byName = (name: string, password: string, done: (error: unknown) => void) => { done(null); };
          passport.use(new Passwords(byName));
          export class Directory extends Passwords {
            constructor() { super(async (name, password, done) => { done(null, name); }); }
          }
          passport.deserializeUser((id, done) => { done(null, id); });
          export const notAsked = (name: string, password: string, done: () => void) => { done(); };
        `,
      }),
    ).toEqual([
      "line 4: handler passport registration",
      "byName: handler passport registration",
      "line 8: handler passport registration",
      "line 10: handler passport registration",
    ]);
  });

  it("finds what Nest calls of a class whose base is made by a function, through the project's bases", () => {
    expect(
      sitesOf({
        ...declared,
        "file.ts": `
          import { AuthGuard, PassportStrategy as Guarded } from "@nestjs/passport";
          import { Strategy } from "passport-local";
          abstract class Base extends Guarded(Strategy, "local") {}
          export class Passwords extends Base { validate(name: string) { return name; } other() { return 1; } }
          export class Guard extends AuthGuard("local") { override handleRequest(error: unknown, user: unknown) { return user; } }
        `,
      }),
    ).toEqual([
      "validate: handler passport heritage",
      "handleRequest: handler passport heritage",
    ]);
  });

  it("leaves alone what only has the names", () => {
    expect(
      sitesOf({
        ...declared,
        "own.ts": `
          export class Strategy { constructor(readonly verify: (name: string) => void) {} }
          export const PassportStrategy = (base: typeof Strategy) => base;
          export { Strategy as Real } from "passport-local";
        `,
        "file.ts": `
          import { PassportStrategy, Strategy } from "./own";
          export const rule = new Strategy((name) => { console.log(name); });
          export class Checked extends PassportStrategy(Strategy) { validate(name: string) { return name; } authenticate() { return 1; } }
        `,
      }),
    ).toEqual([]);
  });

  it("reports a key derivation in a strategy, and one field for all requests", () => {
    const program = programOf({
      ...declared,
      "hash.ts": `
        import { pbkdf2Sync } from "node:crypto";
        export const hash = (text: string) => pbkdf2Sync(text, "salt", 600_000, 32, "sha256").toString("hex");
      `,
      "file.ts": `import { PassportStrategy } from "@nestjs/passport";
import { Strategy } from "passport-local";
import { Strategy as Base } from "passport-strategy";
import { hash } from "./hash";
declare const find: (name: string) => Promise<{ readonly key: string }>;
export class Passwords extends PassportStrategy(Strategy) {
  private name = "";
  async validate(name: string, password: string) {
    this.name = name;
    const user = await find(name);
    return user.key === hash(password) && this.name;
  }
}
export class Header extends Base {
  private key = "";
  override async authenticate(request: { headers: Record<string, string> }) {
    this.key = request.headers["x-key"] ?? "";
    const user = await find(this.key);
    if (user.key === this.key) this.success(user);
  }
}
`,
    });
    expect(typeErrors(program)).toEqual([]);
    expect(
      lintFile(program, virtual("file.ts")).map(
        ({ ruleId, line }) => `${ruleId ?? ""} ${String(line)}`,
      ),
    ).toEqual([
      "async-middleware/no-request-state-leak 9",
      "async-middleware/no-blocking-call 11",
    ]);
  });
});
