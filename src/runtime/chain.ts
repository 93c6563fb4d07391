import { asyncToSyncOnLoop } from "./adapt.ts";
import { checkAnswer } from "./check.ts";
import {
  type HttpRequest,
  type HttpResponse,
  StreamingHttpResponse,
} from "./http.ts";
import { asyncCode, homeOf } from "./home.ts";
import type { ImportPath } from "./import-path.ts";
import { Lease } from "./lease.ts";
import {
  buildLayers,
  type CapabilityPolicy,
  findFactory,
  type LoadReport,
  type MiddlewareEntry,
} from "./load.ts";
import type { View } from "./middleware.ts";
import type { Plan } from "./plan.ts";
import { sharedPool, type WorkerPool } from "./pool.ts";
import { loadRoutes, type Route, type Urls } from "./routes.ts";
import { type OtherThread, Run } from "./run.ts";
import { holdStream } from "./stream.ts";
import { ChainThread } from "./thread.ts";
import type { ConvertedException, Side, TraceEvent } from "./trace.ts";

/** What a chain is made from. */
export interface ChainSettings {
  /** Outermost first, like Django's `MIDDLEWARE`. */
  readonly middleware: readonly MiddlewareEntry[];
  /** Views by path, or one view for every path. */
  readonly urls: Urls | View | ImportPath;
  /** `async` as under ASGI (the default), `sync` as under WSGI. */
  readonly root?: Side;
  /** `infer` (the default) or Django's rules to the letter. */
  readonly capabilities?: CapabilityPolicy;
  /** What module paths in `middleware` are relative to. */
  readonly base?: string | URL;
  /** The threads for sync code; one pool of the process if not given. */
  readonly pool?: WorkerPool;
  /** Told of every exception that became a response. */
  readonly onException?: (exception: ConvertedException) => void;
}

/** Options of one request. */
export interface HandleOptions {
  /** Filled with what happens, in order; tracing also finds promises that nothing awaits. */
  readonly trace?: TraceEvent[];
}

let lastChain = 0;

/** A loaded chain (SPEC section 2), ready for any number of requests at once. */
export class Chain {
  /** The mode that it is entered in. */
  readonly root: Side;
  /** What loading did: factories called, adapters built, notes. */
  readonly report: LoadReport;
  readonly #thread: ChainThread;
  readonly #home: "loop" | "caller";
  readonly #lease: (run: Run) => OtherThread;
  readonly #settings: ChainSettings;
  /** Sync throughout: any thread may run it from end to end. */
  readonly #isSync: boolean;

  private constructor(
    thread: ChainThread,
    home: "loop" | "caller",
    plan: Plan,
    report: LoadReport,
    settings: ChainSettings,
  ) {
    this.root = thread.root;
    this.report = report;
    this.#thread = thread;
    this.#home = home;
    this.#settings = settings;
    const pool = settings.pool ?? sharedPool();
    this.#lease = (run) => new Lease(run, thread, pool, plan);
    this.#isSync = thread.root === "sync" && asyncCode(thread) === undefined;
  }

  /**
   * Loads a chain (SPEC section 2). What fails here fails for the whole application: rejects with
   * what a factory threw or with {@link ImproperlyConfigured}, and `error.report` says how far it got.
   */
  static async load(settings: ChainSettings): Promise<Chain> {
    const { root = "async", capabilities = "infer", base } = settings;
    const report: LoadReport = {
      ...{ init: [], adaptations: [], warnings: [], diagnostics: [] },
    };
    try {
      const sources = await Promise.all(
        settings.middleware.map((entry) => findFactory(entry, base)),
      );
      const routes = await loadRoutes(urlsOf(settings.urls));
      const thread = new ChainThread(root, routes);
      const layers = await buildLayers(thread, sources, capabilities, report);
      const home = homeOf(thread, report);
      const plan: Plan = {
        ...{ id: ++lastChain, root, hooks: thread.hooks, layers },
        routes: routes.map(addressed),
      };
      return new Chain(thread, home, plan, report, settings);
    } catch (error) {
      throw error instanceof Error ? Object.assign(error, { report }) : error;
    }
  }

  /**
   * Answers a request (SPEC section 4). What code throws is a response by then; rejects with a
   * `MiddlewareError` where Django has no response either, and with what an unmarked layer rejects.
   */
  async handle(
    request: HttpRequest,
    { trace }: HandleOptions = {},
  ): Promise<HttpResponse> {
    if (this.#home === "caller") return this.handleSync(request, { trace });
    const run = new Run(request, trace, this.#thread, "loop", this.#lease);
    try {
      const response = checkAnswer(
        await run.on("async", () =>
          this.root === "async"
            ? this.#thread.top(request)
            : run.other.call({ kind: "top" }, []),
        ),
      );
      if (response instanceof StreamingHttpResponse)
        holdStream(response, run, this.root);
      else run.end();
      return response;
    } catch (error) {
      run.end();
      throw error;
    } finally {
      this.#finish(run);
    }
  }

  /**
   * Answers on the calling thread, as `handle` does: only chains that are sync throughout can, for
   * others it throws `async_to_sync_on_event_loop`.
   */
  handleSync(
    request: HttpRequest,
    { trace }: { trace?: TraceEvent[] | undefined } = {},
  ): HttpResponse {
    if (!this.#isSync) throw asyncToSyncOnLoop("a chain with async parts");
    const run = new Run(request, trace, this.#thread, "caller", noOther);
    try {
      const response = run.on("sync", () =>
        checkAnswer(this.#thread.top(request)),
      );
      if (response instanceof StreamingHttpResponse)
        holdStream(response, run, this.root);
      return response;
    } finally {
      this.#finish(run);
    }
  }

  #finish(run: Run): void {
    if (run.trace !== undefined) run.warnOfUnawaited();
    const { onException } = this.#settings;
    if (onException) run.exceptions?.forEach((event) => onException(event));
  }
}

/** What a chain that is sync throughout has instead of another thread. */
function noOther(): OtherThread {
  return {
    call: () => {
      throw asyncToSyncOnLoop("async code");
    },
  };
}

/** A route as data: a worker finds the view by its address. */
function addressed({
  index,
  pattern,
  isAsync,
  path,
}: Route): Plan["routes"][0] {
  return { index, pattern, isAsync, ...(path && { path }) };
}

function urlsOf(urls: ChainSettings["urls"]): Urls {
  if (typeof urls === "function") return { "*": urls };
  return "module" in urls && typeof urls.module === "string"
    ? { "*": urls as ImportPath }
    : (urls as Urls);
}
