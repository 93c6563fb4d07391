import { looking } from "./adapt.ts";
import { answer, answerAsync, answerSync, type Hooks } from "./core.ts";
import { MiddlewareError } from "./errors.ts";
import type { HttpRequest, TemplateResponse } from "./http.ts";
import type { ImportPath } from "./import-path.ts";
import { importExport, loadedExport } from "./import-path.ts";
import type { Handler } from "./middleware.ts";
import { resolve, type Route, type RouteMatch } from "./routes.ts";
import { type Run, runOf, type Target } from "./run.ts";
import type { Side } from "./trace.ts";
import { isUnawaited, unawaitedMarker } from "./unawaited.ts";

/** A layer as one thread has it. */
export interface Layer {
  readonly index: number;
  readonly name: string;
  readonly mode: Side;
  /** Nothing on a thread that runs no part of this layer. */
  readonly instance?: unknown;
  /** The layer with its error conversion. */
  readonly handler: Handler;
  readonly looksAsync: boolean;
  /** Where the other thread finds its code. */
  readonly path?: ImportPath;
}

/** One chain on one thread: it runs what belongs here and hands the rest to the other thread. */
export class ChainThread {
  readonly root: Side;
  readonly routes: readonly Route[];
  readonly hooks: Hooks;
  /** The layers in use, by their position in the settings. */
  readonly layers = new Map<number, Layer>();
  /** The core, in root mode and with its error conversion. */
  readonly innermost: Handler;
  /** The outermost handler, adapted to the root. */
  top: Handler = () => {
    throw new MiddlewareError("worker_failed", "The chain is not loaded.");
  };

  constructor(
    root: Side,
    routes: readonly Route[],
    hooks: Hooks = { view: [], exception: [], template: [] },
  ) {
    this.root = root;
    this.routes = routes;
    this.hooks = hooks;
    this.innermost = looking(root === "async", (request) => {
      const steps = answer(this, request);
      const response =
        root === "async" ? answerAsync(steps) : answerSync(steps);
      return runOf(request)?.tracked(response) ?? response;
    });
  }

  resolve(path: string): RouteMatch {
    return resolve(this.routes, path);
  }

  layerOf(instance: object): Layer | undefined {
    for (const layer of this.layers.values())
      if (layer.instance === instance) return layer;
    return undefined;
  }

  /** Runs a piece of the chain on its side: here, on the other thread, or marked as sync here. */
  place(
    run: Run,
    side: Side,
    target: Target,
    args: readonly unknown[],
  ): unknown {
    const here = run.home === "loop" ? "async" : "sync";
    if (run.home === "caller" || side === here) {
      const result = this.invoke(run, target, args);
      return here === "sync" ? run.tracked(result) : result;
    }
    if (here === "sync" || this.#crosses(target))
      return run.other.call(target, args);
    // A leaf that has no address can't leave the loop; what it may do is that of sync code.
    return this.#marked(
      run,
      run.on("sync", () => this.invoke(run, target, args)),
    );
  }

  render(run: Run, side: Side, response: TemplateResponse): unknown {
    if (side === "async") return response.render();
    if (run.home === "loop" && typeof response.template === "string")
      return run.other.call({ kind: "render" }, [response]);
    return run.on("sync", () => response.render());
  }

  /** Runs a piece of the chain on this thread. */
  invoke(run: Run, target: Target, args: readonly unknown[]): unknown {
    switch (target.kind) {
      case "top":
        return this.top(run.request);
      case "layer":
        return this.handlerOf(target.index)(args[0] as HttpRequest);
      case "method": {
        const instance = this.layers.get(target.index)?.instance;
        const method = (instance as Record<string, Method>)[target.name];
        if (target.name !== "processView")
          return method?.apply(instance, [...args]);
        const [request, route, kwargs] = args;
        const { view } = this.routes[route as number] ?? {};
        return method?.call(instance, request, view, kwargs);
      }
      case "view":
        return this.routes[target.route]?.view?.(
          args[0] as HttpRequest,
          args[1] as Readonly<Record<string, string>>,
        );
      case "export":
        return run.home === "loop"
          ? importExport(target.path).then((code) => (code as Method)(...args))
          : (loadedExport(target.path) as Method)(...args);
      case "render":
        return run.on("sync", () => (args[0] as TemplateResponse).render());
      case "pull":
      case "close":
        throw new MiddlewareError("cannot_cross", "Streams are pulled by id.");
    }
  }

  handlerOf(index: number): Handler {
    if (index === -1) return this.innermost;
    const layer = this.layers.get(index);
    if (layer === undefined)
      throw new MiddlewareError("worker_failed", `There is no layer ${index}.`);
    return layer.handler;
  }

  /** Sync code that returned a promise: it must not be awaited as if the code were async. */
  #marked(run: Run, result: unknown): unknown {
    if (!isUnawaited(result)) return result;
    run.warn("never_awaited");
    return unawaitedMarker();
  }

  /** Whether a worker knows this piece of the chain; the core of a sync root lives there. */
  #crosses(target: Target): boolean {
    switch (target.kind) {
      case "view":
        return this.routes[target.route]?.path !== undefined;
      case "layer":
      case "method":
        return (
          target.index === -1 ||
          this.layers.get(target.index)?.path !== undefined
        );
      default:
        return target.kind === "export";
    }
  }
}

type Method = (...args: unknown[]) => unknown;
