import type { RecognitionSample } from "./sample.ts";

const nest = {
  "@nestjs/common": "11.1.9",
  "@types/passport-jwt": "4.0.1",
  "passport-jwt": "4.0.1",
  passport: "0.7.0",
  "reflect-metadata": "0.2.2",
  rxjs: "7.8.2",
};

/** What Passport and Nest's adapter of it ask of an application for each request that they guard. */
export const authentication: readonly RecognitionSample[] = [
  {
    ids: ["passport", "passport-strategy"],
    packages: {
      ...nest,
      "@nestjs/passport": "11.0.5",
      "@types/passport-local": "1.0.38",
      "@types/passport-http": "0.3.11",
      "@types/passport-strategy": "0.2.38",
      "passport-custom": "1.2.1",
    },
    text: `
import { pbkdf2, pbkdf2Sync } from "node:crypto";
import { promisify } from "node:util";
import { AuthGuard, PassportSerializer, PassportStrategy } from "@nestjs/passport";
import type { Request } from "express";
import passport from "passport";
import { Strategy as CustomStrategy } from "passport-custom";
import { BasicStrategy, DigestStrategy } from "passport-http";
import * as jwt from "passport-jwt";
import { Strategy as LocalStrategy } from "passport-local";
import { Strategy } from "passport-strategy";

const users = new Map<string, { readonly key: string }>();
const derive = promisify(pbkdf2);
export const hash = /* - */ (text: string) => pbkdf2Sync(text, "salt", 600_000, 32, "sha256").toString("hex");

passport.use(new LocalStrategy(/* passport handler */ (name, password, done) => {
  done(null, users.get(name)?.key === hash(password)); // no-blocking-call
}));
passport.use(new LocalStrategy({ passReqToCallback: true }, /* passport handler */ async (req, name, password, done) => {
  const key = await derive(password, "salt", 600_000, 32, "sha256");
  done(null, users.get(name)?.key === key.toString("hex"));
}));
passport.use("custom", new CustomStrategy(/* passport handler */ function (req, done) { done(null, { agent: req.headers["user-agent"] }); }));
passport.use(new DigestStrategy({ qop: "auth" }, /* passport handler */ (name, done) => { done(null, { name }, "secret"); }, /* passport handler */ (params, done) => { done(null, true); }));
const verify = /* passport handler */ (name: string, password: string, done: (error: unknown, user?: unknown) => void) => {
  done(null, hash(password) === name); // no-blocking-call
};
passport.use(new BasicStrategy(verify));
passport.use(new jwt.Strategy({ jwtFromRequest: /* passport handler */ (request: Request) => request.headers.authorization ?? null, secretOrKeyProvider: /* passport handler */ (request, token, done) => { done(null, "key"); } }, /* passport handler */ (payload, done) => { done(null, payload); }));
passport.serializeUser(/* passport handler */ (user, done) => { done(null, user); });
passport.deserializeUser(/* passport handler */ async (id: string, done) => { done(null, users.get(id)); });

export class JwtStrategy extends PassportStrategy(jwt.Strategy, "jwt") {
  private current = "";
  constructor() {
    super({ jwtFromRequest: /* passport handler */ (request: Request) => request.headers.authorization ?? null, secretOrKey: "key" });
  }
  /* passport handler */ async validate(payload: { readonly sub: string }) {
    this.current = payload.sub; // no-request-state-leak
    await derive(payload.sub, "salt", 1, 32, "sha256");
    return this.current;
  }
}
abstract class Base extends PassportStrategy(CustomStrategy) {}
export class KeyStrategy extends Base {
  /* passport handler */ validate(request: Request) {
    return hash(String(request.headers["x-key"])); // no-blocking-call
  }
  /* - */ ready() { return hash(""); }
}
export class Guard extends AuthGuard("jwt") {
  /* passport handler */ override handleRequest<T>(error: unknown, user: T) { if (error) throw error; return user; }
}
export class Sessions extends PassportSerializer {
  /* passport handler */ serializeUser(user: unknown, done: (error: unknown, user: unknown) => void) { done(null, user); }
  /* passport handler */ deserializeUser(user: unknown, done: (error: unknown, user: unknown) => void) { done(null, user); }
}
export class HeaderStrategy extends Strategy {
  private key = "";
  /* passport-strategy handler */ override async authenticate(request: Request) {
    this.key = String(request.headers["x-key"]);
    await derive(this.key, "salt", 1, 32, "sha256");
    this.success({ key: this.key });
  }
}
export class Ldap extends LocalStrategy {
  constructor() {
    super(/* passport handler */ (name, password, done) => { done(null, { name }); });
  }
}
`,
  },
  {
    ids: ["passport"],
    packages: {
      ...nest,
      "@nestjs/common": "10.4.20",
      "@nestjs/passport": "10.0.3",
    },
    text: `
import { PassportStrategy as Guarded } from "@nestjs/passport";
import { ExtractJwt, Strategy } from "passport-jwt";
export class JwtStrategy extends Guarded(Strategy) {
  constructor() { super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: "key" }); }
  /* passport handler */ validate(payload: unknown) { return payload; }
}
`,
  },
];
