import type {
  BuildMiddleware,
  FinalizeRequestMiddleware,
  InitializeMiddleware,
  MiddlewareStack,
} from "@smithy/types";

declare const logger: {
  info(fields: Record<string, unknown>): void;
  warn(error: unknown): void;
};

export const timing: InitializeMiddleware<object, object> =
  (next, context) => async (args) => {
    const start = Date.now();
    const output = next(args); // ! await-downstream
    logger.info({
      command: context.commandName,
      ms: Date.now() - start,
    });
    return output;
  };

export const timingAwaited: InitializeMiddleware<object, object> =
  (next, context) => async (args) => {
    const start = Date.now();
    const output = await next(args);
    logger.info({ command: context.commandName, ms: Date.now() - start });
    return output;
  };

export const warned: FinalizeRequestMiddleware<object, object> =
  (next) => async (args) => {
    try {
      return next(args); // ! await-downstream
    } catch (error) {
      logger.warn(error);
      throw error;
    }
  };

export const traced: BuildMiddleware<object, object> = (next) => (args) => {
  const request = args.request as { headers: Record<string, string> };
  request.headers["x-trace-id"] = crypto.randomUUID();
  return next(args);
};

export function install(stack: MiddlewareStack<object, object>): void {
  stack.add(timingAwaited, { step: "initialize", name: "timing" });
  stack.add(
    (next) => async (args) => {
      const result = await next(args);
      logger.info({ output: Object.keys(result.output) });
      return result;
    },
    { step: "finalizeRequest", name: "output" },
  );
  stack.add(traced, { step: "build", name: "traced" });
}
