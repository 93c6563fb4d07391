// Connections and tokens that are made by a method of their own, behind one promise for all who come meanwhile.
import { Hono } from "hono";

interface Transport {
  close(): Promise<void>;
  list(): Promise<string[]>;
}

interface Tokens {
  readonly access: string;
  readonly refresh: string;
  readonly expiresAt: number;
}

declare function openTransport(url: string): Promise<Transport>;
declare function refreshed(refresh: string): Promise<Tokens>;

// Right: the executor runs the method, and whoever comes second gets its promise.
class ToolClient {
  private connecting: Promise<boolean> | null = null;
  private transport: Transport | undefined;

  private async open(): Promise<void> {
    this.transport = await openTransport("http://tools.test");
  }

  async connect(): Promise<boolean> {
    if (this.connecting) return this.connecting;
    this.connecting = new Promise<boolean>((resolve, reject) => {
      this.open().then(
        () => {
          resolve(true);
        },
        (error: unknown) => {
          this.connecting = null;
          reject(error as Error);
        },
      );
    });
    return this.connecting;
  }

  async tools(): Promise<string[]> {
    await this.connect();
    return this.transport ? this.transport.list() : [];
  }
}

// Right: the method's own promise is kept.
class NewsClient {
  private connecting: Promise<void> | undefined;
  private transport: Transport | undefined;

  private async open(): Promise<void> {
    this.transport = await openTransport("http://news.test");
  }

  async news(): Promise<string[]> {
    this.connecting ??= this.open().catch((error: unknown) => {
      this.connecting = undefined;
      throw error;
    });
    await this.connecting;
    return this.transport?.list() ?? [];
  }
}

// Wrong: the promise is waited for before anybody asks whether there is one.
class EagerClient {
  private connecting: Promise<boolean> | null = null;

  async connect(): Promise<boolean> {
    if (await this.connecting) return true;
    // prettier-ignore
    this.connecting = new Promise<boolean>((resolve, reject) => { // ! no-shared-state-race:lateFill
      openTransport("http://eager.test").then(() => {
        resolve(true);
      }, reject);
    });
    return this.connecting;
  }
}

// Wrong: nobody looks whether another one is on its way.
class HastyClient {
  private connecting: Promise<void> | undefined;
  private transport: Transport | undefined;

  private async open(): Promise<void> {
    this.transport = await openTransport("http://hasty.test");
  }

  async connect(): Promise<void> {
    this.connecting = this.open();
    return this.connecting;
  }

  async hasty(): Promise<string[]> {
    await this.connect();
    return this.transport?.list() ?? []; // ! no-shared-state-race:readBack
  }
}

// Right: one refresh for each user at a time.
class TokenProvider {
  private readonly tokens = new Map<string, Tokens>();
  private readonly running = new Map<string, Promise<string>>();

  async accessFor(user: string): Promise<string> {
    const tokens = this.tokens.get(user);
    if (!tokens) throw new Error("signed out");
    if (Date.now() < tokens.expiresAt) return tokens.access;
    const running = this.running.get(user);
    if (running) return running;
    const refresh = this.refresh(user).finally(() => {
      this.running.delete(user);
    });
    this.running.set(user, refresh);
    return refresh;
  }

  private async refresh(user: string): Promise<string> {
    const tokens = this.tokens.get(user);
    if (!tokens) throw new Error("signed out");
    const next = await refreshed(tokens.refresh);
    this.tokens.set(user, next);
    return next.access;
  }
}

// Wrong: one refresh for each user, and one count for all of them.
class CountingProvider {
  private total = 0;
  private readonly running = new Map<string, Promise<string>>();

  async accessFor(user: string): Promise<string> {
    const running = this.running.get(user);
    if (running) return running;
    const refresh = this.refresh(user).finally(() => {
      this.running.delete(user);
    });
    this.running.set(user, refresh);
    return refresh;
  }

  private async refresh(user: string): Promise<string> {
    const before = this.total;
    const next = await refreshed(user);
    this.total = before + 1; // ! no-shared-state-race:lostUpdate
    return `${next.access} ${String(this.total)}`;
  }
}

// Wrong: another way leads to the refresh, past the promise.
class TwoWayProvider {
  private tokens: Tokens = { access: "", refresh: "", expiresAt: 0 };
  private running: Promise<string> | undefined;

  async access(): Promise<string> {
    this.running ??= this.refresh().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  async forced(): Promise<string> {
    return this.refresh();
  }

  private async refresh(): Promise<string> {
    const { refresh } = this.tokens;
    const next = await refreshed(refresh);
    this.tokens = { ...next, refresh: `${refresh}+${next.refresh}` }; // ! no-shared-state-race:lostUpdate
    return next.access;
  }
}

const tools = new ToolClient();
const news = new NewsClient();
const eager = new EagerClient();
const hasty = new HastyClient();
const tokens = new TokenProvider();
const counting = new CountingProvider();
const twoWay = new TwoWayProvider();

const app = new Hono();

app.get("/tools", async (c) => c.json(await tools.tools()));
app.get("/news", async (c) => c.json(await news.news()));
app.get("/eager", async (c) => c.json(await eager.connect()));
app.get("/hasty", async (c) => c.json(await hasty.hasty()));
app.get("/token/:user", async (c) =>
  c.text(await tokens.accessFor(c.req.param("user"))),
);
app.get("/counted/:user", async (c) =>
  c.text(await counting.accessFor(c.req.param("user"))),
);
app.get("/two", async (c) => c.text(await twoWay.access()));
app.post("/two", async (c) => c.text(await twoWay.forced()));

export default app;

// Wrong: one promise for each request, and one count for each user.
class VisitCounter {
  private readonly visits = new Map<string, number>();
  private readonly running = new Map<string, Promise<number>>();

  async visit(request: string, user: string): Promise<number> {
    const running = this.running.get(request);
    if (running) return running;
    const work = this.count(user).finally(() => {
      this.running.delete(request);
    });
    this.running.set(request, work);
    return work;
  }

  private async count(user: string): Promise<number> {
    const before = this.visits.get(user) ?? 0;
    await refreshed(user);
    this.visits.set(user, before + 1); // ! no-shared-state-race:lostUpdate
    return before;
  }
}

// Right: the one key is made of the other.
class PageCounter {
  private readonly pages = new Map<string, number>();
  private readonly running = new Map<string, Promise<number>>();

  async page(user: string): Promise<number> {
    const key = `page:${user}`;
    const running = this.running.get(key);
    if (running) return running;
    const work = this.count(user).finally(() => {
      this.running.delete(key);
    });
    this.running.set(key, work);
    return work;
  }

  private async count(user: string): Promise<number> {
    const before = this.pages.get(user) ?? 0;
    await refreshed(user);
    this.pages.set(user, before + 1);
    return before;
  }
}

// Wrong: the promise is put away, and nobody looks at it.
class RowCounter {
  private rows = 0;
  private running: Promise<void> | undefined;

  async next(): Promise<void> {
    this.running = this.count();
    return this.running;
  }

  private async count(): Promise<void> {
    const before = this.rows;
    await refreshed(String(before));
    this.rows = before + 1; // ! no-shared-state-race:lostUpdate
  }
}

// Right: each begins when the last one is done.
class LineCounter {
  private lines = 0;
  private last: Promise<void> = Promise.resolve();

  async next(): Promise<void> {
    this.last = this.count(this.last);
    return this.last;
  }

  private async count(last: Promise<void>): Promise<void> {
    await last;
    const before = this.lines;
    await refreshed(String(before));
    this.lines = before + 1;
  }
}

const lines = new LineCounter();
const visits = new VisitCounter();
const pages = new PageCounter();
const rows = new RowCounter();

app.get("/visits/:user", async (c) =>
  c.json(
    await visits.visit(c.req.header("x-request-id") ?? "", c.req.param("user")),
  ),
);
app.get("/pages/:user", async (c) =>
  c.json(await pages.page(c.req.param("user"))),
);
app.get("/lines", async (c) => {
  await lines.next();
  return c.json({});
});
app.get("/rows", async (c) => {
  await rows.next();
  return c.json({});
});
