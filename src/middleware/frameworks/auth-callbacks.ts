import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { callsNothingOn, everyParameter, members, noHandlers } from "./base.ts";

const packages = ["next-auth", "@auth/core"];

/** Auth.js (NextAuth): what an application gives it to ask for each sign-in, session and token. */
export const authJs: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "auth-js",
  npm: packages,
  testedVersion: "@auth/core 0.34.3, types of next-auth 4.24.15",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    heritage: packages.flatMap((name) => [
      ...members(name, "CredentialsConfig", "authorize"),
      ...members(name, "UserCredentialsConfig", "authorize"),
      ...members(
        name,
        "CallbacksOptions",
        "signIn",
        "redirect",
        "session",
        "jwt",
      ),
      // `@auth/core` writes both into its `AuthConfig`.
      ...members(
        name,
        "AuthConfig",
        "signIn",
        "signOut",
        "redirect",
        "session",
        "jwt",
        "authorized",
        "createUser",
        "updateUser",
        "linkAccount",
      ),
      ...members(
        name,
        "EventCallbacks",
        "signIn",
        "signOut",
        "session",
        "createUser",
        "updateUser",
        "linkAccount",
      ),
    ]),
  },
  instance: "process",
  owned: everyParameter,
};

const packagesOfBetterAuth = ["better-auth", "@better-auth/core"];

/** better-auth: its own middleware and endpoints, and what an application gives it to call for a request. */
export const betterAuth: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "better-auth",
  npm: packagesOfBetterAuth,
  testedVersion: "1.7.25",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    registration: packagesOfBetterAuth.flatMap((name): Registration[] => [
      ...["createAuthMiddleware", "createAuthEndpoint"].map((type) => ({
        callee: { package: name, type },
        arguments: "last" as const,
      })),
      ...[
        "emailAndPassword.password.hash",
        "emailAndPassword.password.verify",
        "emailAndPassword.sendResetPassword",
        "emailAndPassword.onPasswordReset",
        "emailAndPassword.onExistingUserSignUp",
        "emailVerification.sendVerificationEmail",
        "emailVerification.beforeEmailVerification",
        "emailVerification.afterEmailVerification",
        "user.changeEmail.sendChangeEmailConfirmation",
        "user.deleteUser.sendDeleteAccountVerification",
        "user.deleteUser.beforeDelete",
        "user.deleteUser.afterDelete",
        "socialProviders.*.mapProfileToUser",
        "hooks.before",
        "hooks.after",
        "databaseHooks.*.*.before",
        "databaseHooks.*.*.after",
      ].map((place) => ({
        callee: { package: name, type: "betterAuth" },
        arguments: place,
      })),
    ]),
  },
  instance: "process",
  owned: everyParameter,
};
