import { feathers } from "@feathersjs/feathers";
import type {
  AroundHookFunction,
  HookContext,
  NextFunction,
} from "@feathersjs/feathers";

interface Message {
  readonly id: number;
  text: string;
}
interface MessageService {
  find(): Promise<Message[]>;
  create(data: Partial<Message>): Promise<Message>;
}
interface Services {
  messages: MessageService;
}

const app = feathers<Services>();

export const logRuntime = async (
  context: HookContext,
  next: NextFunction,
): Promise<void> => {
  const startTime = Date.now();
  next(); // ! await-downstream
  console.log(`${context.method} took ${Date.now() - startTime} ms`);
};

export const logRuntimeAwaited: AroundHookFunction = async (context, next) => {
  const startTime = Date.now();
  await next();
  console.log(`${context.method} took ${Date.now() - startTime} ms`);
};

export const mask: AroundHookFunction = async (context, next) => {
  const pending = next(); // ! await-downstream
  if (Array.isArray(context.result)) {
    for (const message of context.result as Message[]) message.text = "***";
  }
  await pending;
};

export const maskAwaited: AroundHookFunction = async (context, next) => {
  await next();
  if (Array.isArray(context.result)) {
    for (const message of context.result as Message[]) message.text = "***";
  }
};

app.hooks({ around: { all: [logRuntimeAwaited, maskAwaited] } });

app.service("messages").hooks({
  around: {
    create: [
      async (context: HookContext, next: NextFunction) => {
        context.data = { ...context.data, createdAt: Date.now() };
        return next();
      },
    ],
  },
});

export default app;
