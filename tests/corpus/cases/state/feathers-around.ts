import {
  feathers,
  type HookContext,
  type NextFunction,
} from "@feathersjs/feathers";

interface Message {
  readonly id: number;
  readonly text: string;
}

class Messages {
  async find(): Promise<Message[]> {
    return [];
  }

  async create(data: { readonly text: string }): Promise<Message> {
    return { id: Date.now(), text: data.text };
  }
}

const app = feathers<{ messages: Messages }>();
app.use("messages", new Messages());

let queries = 0;
let slowest = { method: "", ms: 0 };

app.hooks({
  around: {
    all: [
      async (context: HookContext, next: NextFunction) => {
        const n = queries;
        const start = performance.now();
        await next();
        queries = n + 1; // ! no-shared-state-race
        const ms = performance.now() - start;
        if (ms > slowest.ms) slowest = { method: context.method, ms };
      },
    ],
  },
});

export { app };
