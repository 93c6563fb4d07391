// Feathers: "Cannot read properties of undefined" in an around hook, context.result isn't there yet.
import type { HookContext, NextFunction } from "@feathersjs/feathers";

declare function publicProfile(user: unknown): object;

export const hidePassword = async (
  context: HookContext,
  next: NextFunction,
) => {
  next(); // ! await-downstream
  context.result = publicProfile(context.result);
};

export const hidePasswordFixed = async (
  context: HookContext,
  next: NextFunction,
) => {
  await next();
  context.result = publicProfile(context.result);
};

export const logError =
  () => async (context: HookContext, next: NextFunction) => {
    try {
      return next(); // ! await-downstream
    } catch (error: unknown) {
      console.error(context.path, context.method, error);
      throw error;
    }
  };

export const logErrorFixed =
  () => async (context: HookContext, next: NextFunction) => {
    try {
      await next();
    } catch (error: unknown) {
      console.error(context.path, context.method, error);
      throw error;
    }
  };
