import type {
  DeserializeMiddleware,
  FinalizeHandler,
  FinalizeHandlerArguments,
  FinalizeHandlerOutput,
  FinalizeRequestMiddleware,
  HandlerExecutionContext,
  MetadataBearer,
  Pluggable,
} from "@smithy/types";

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly expiration?: Date;
}
interface Config {
  readonly credentials: (options?: {
    forceRefresh?: boolean;
  }) => Promise<Credentials>;
  readonly sign: (
    request: unknown,
    credentials: Credentials,
  ) => Promise<unknown>;
  readonly maxAttempts: number;
}

const expired = new Set(["ExpiredToken", "ExpiredTokenException"]);

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "Unknown";
}

/** Signs, and signs again with fresh credentials when the first have run out. */
export const signing =
  <Input extends object, Output extends object>(
    config: Config,
  ): FinalizeRequestMiddleware<Input, Output> =>
  (
    next: FinalizeHandler<Input, Output>,
    context: HandlerExecutionContext,
  ): FinalizeHandler<Input, Output> =>
  async (
    args: FinalizeHandlerArguments<Input>,
  ): Promise<FinalizeHandlerOutput<Output>> => {
    const send = async (forceRefresh: boolean) => {
      const credentials = await config.credentials({ forceRefresh });
      const request = await config.sign(args.request, credentials);
      return next({ ...args, request });
    };
    try {
      return await send(false);
    } catch (error) {
      if (!expired.has(nameOf(error))) throw error;
      context.logger?.warn("credentials have run out");
      return send(true);
    }
  };

/** The `catch` never sees downstream's error, so nothing is ever refreshed. */
export const signingOnce =
  <Input extends object, Output extends object>(
    config: Config,
  ): FinalizeRequestMiddleware<Input, Output> =>
  (next) =>
  async (args) => {
    const credentials = await config.credentials();
    const request = await config.sign(args.request, credentials);
    try {
      return next({ ...args, request }); // ! await-downstream
    } catch (error) {
      if (!expired.has(nameOf(error))) throw error;
      await config.credentials({ forceRefresh: true });
      throw error;
    }
  };

export const requestIds: DeserializeMiddleware<object, MetadataBearer> =
  (next, context) => async (args) => {
    const result = await next(args);
    context.logger?.info({ id: result.output?.$metadata.requestId });
    return result;
  };

const timing: FinalizeRequestMiddleware<object, object> =
  (next) => async (args) => {
    const start = Date.now();
    const output = await next(args);
    console.log("signed and sent", Date.now() - start);
    return output;
  };

export function signingPlugin(config: Config): Pluggable<object, object> {
  return {
    applyToStack: (stack) => {
      stack.add(signing(config), { step: "finalizeRequest", name: "signing" });
      stack.addRelativeTo(timing, {
        name: "timing",
        relation: "before",
        toMiddleware: "signing",
      });
    },
  };
}
