// What an application is decorated with is made once, wherever the plugin stands that does it.
import Fastify, { type FastifyInstance } from "fastify";

interface Query {
  readonly page: number;
}

declare const database: { all(page: number): Promise<string[]> };

declare module "fastify" {
  interface FastifyInstance {
    readonly posts: ReturnType<typeof createPosts>;
    readonly keyed: ReturnType<typeof createKeyed>;
  }
}

function createPosts(_app: FastifyInstance) {
  let page: string[] | undefined;
  return {
    async all(query: Query): Promise<string[]> {
      page ??= await database.all(query.page); // !strict no-shared-state-race:lateFill
      return page;
    },
  };
}

function createKeyed(_app: FastifyInstance) {
  const pages = new Map<number, string[]>();
  return {
    async all(query: Query): Promise<string[]> {
      const known = pages.get(query.page);
      if (known) return known;
      const found = await database.all(query.page);
      if (pages.size > 100) pages.clear();
      pages.set(query.page, found);
      return found;
    },
  };
}

function createDraft() {
  let page: string[] | undefined;
  return {
    async all(query: Query): Promise<string[]> {
      page ??= await database.all(query.page);
      return page;
    },
  };
}

export async function storage(app: FastifyInstance): Promise<void> {
  app.decorate("posts", createPosts(app));
  app.decorate("keyed", createKeyed(app));
}

export async function routes(app: FastifyInstance): Promise<void> {
  const { posts, keyed } = app;
  app.get<{ Querystring: Query }>("/posts", async (request) => {
    return posts.all(request.query); // ! no-request-state-leak:filledOnce
  });
  app.get<{ Querystring: Query }>("/keyed", async (request) => {
    return keyed.all(request.query);
  });
  app.get<{ Querystring: Query }>("/draft", async (request) => {
    const draft = createDraft();
    await draft.all(request.query);
    return draft.all(request.query);
  });
}

const app = Fastify();
void app.register(storage);
void app.register(routes);
