import type {
  FrameworkDescriptor,
  Heritage,
  Registration,
} from "../descriptor.ts";
import { callsNothingOn, from, noHandlers } from "./base.ts";

/** Where strategies come from: `passport-local`, `@node-saml/passport-saml`, `openid-client`'s own. */
const strategies = ["passport-*", "@*/passport-*", "openid-client"].map(
  (name) => ({ package: name, type: "*Strategy" }),
);

/** What Nest's adapter has for a class to extend, and what it calls of that class. */
const nestMembers: readonly (readonly [type: string, member: string])[] = [
  // `class JwtStrategy extends PassportStrategy(Strategy, "jwt")`
  ["PassportStrategy", "validate"],
  ["AbstractStrategy", "validate"],
  // `class JwtGuard extends AuthGuard("jwt")`
  ["AuthGuard", "handleRequest"],
  ["AuthGuard", "getAuthenticateOptions"],
  ["AuthGuard", "getRequest"],
  ["PassportSerializer", "serializeUser"],
  ["PassportSerializer", "deserializeUser"],
];

const perRequest = {
  ...callsNothingOn,
  npm: ["passport", "passport-*", "@*/passport-*", "@nestjs/passport"],
  testedVersion:
    "passport 0.7.0, passport-local 1.0.0, @nestjs/passport 12.0.0 and 10.0.3",
} as const;

/** What Passport asks of the application for each request that it guards: a strategy's verify callback, the session's users. */
export const passport: FrameworkDescriptor = {
  id: "passport",
  ...perRequest,
  handlers: {
    ...noHandlers,
    heritage: nestMembers.map(([type, member]): Heritage => ({
      package: "@nestjs/passport",
      type,
      member,
      param: null,
    })),
    registration: [
      ...strategies.flatMap((callee): Registration[] => [
        // `new DigestStrategy(options, secret, validate)`
        { callee, arguments: "all" },
        { callee, arguments: "jwtFromRequest" },
        { callee, arguments: "secretOrKeyProvider" },
      ]),
      ...from("passport", "Authenticator", "PassportStatic").map(
        (receiver): Registration => ({
          receiver,
          methods: ["serializeUser", "deserializeUser", "transformAuthInfo"],
          arguments: 0,
        }),
      ),
    ],
  },
  instance: "process",
  owned: {
    parameters: "all",
    // The request comes first with `passReqToCallback`; without it, what it carried does.
    except: ["0.app.locals", "0.res.app", "0.socket.server"],
    types: [
      ...from("express", "Request"),
      ...from("express-serve-static-core", "Request"),
    ],
  },
  notes:
    "A strategy is registered once, also by Nest, whatever the scope of its class: one object for the process.",
};

/** A strategy of the application's own. */
export const passportStrategy: FrameworkDescriptor = {
  id: "passport-strategy",
  ...perRequest,
  handlers: {
    ...noHandlers,
    heritage: [
      ...strategies,
      ...from("passport-strategy", "Strategy"),
      ...from("passport", "Strategy", "StrategyCreated"),
    ].map((base): Heritage => ({
      ...base,
      member: "authenticate",
      param: null,
    })),
  },
  instance: "request",
  owned: {
    parameters: "all",
    except: ["0.app", "0.res.app", "0.route", "0.socket.server"],
  },
  notes:
    "Passport runs `authenticate` on an object made for the request, whose prototype is the registered strategy.",
};
