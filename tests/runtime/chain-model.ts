import type {
  HookSpec,
  MiddlewareSpec,
  Scenario,
} from "../conformance/vectors.ts";

/**
 * What SPEC.md says of a chain of declared layers, written from its text and sharing nothing with
 * `src/runtime`: sections 2 (loading), 4 (a request) and, for `infer`, 6. Layers that lie about
 * what they are, and forgotten awaits, are left to the vectors.
 */

type Side = "async" | "sync";
type Policy = "django" | "infer";

interface Adapter {
  readonly direction: string;
  readonly target: string;
}

/** What a run of a scenario must come to. */
export interface Expected {
  readonly adaptations: (Adapter & { readonly at: string })[];
  readonly switches: Adapter[];
  /** `actor phase side`, with what a layer got; conversions as `layer status culprit`. */
  readonly events: string[];
  outcome: string;
  /** The content, where it isn't one of Django's own pages. */
  body: string | undefined;
  headers: Record<string, string>;
}

interface Response {
  readonly status: number;
  readonly headers: Record<string, string>;
  body: string | undefined;
  /** A template that is still to be rendered: `raises`, `async`, or the content. */
  template?: string | undefined;
}

interface Built {
  readonly spec: MiddlewareSpec;
  readonly mode: Side;
}

/** An exception on its way: its status, and whom it blames. */
class Raised extends Error {
  readonly status: number;
  readonly culprit: string;
  constructor(status: number, culprit = "-") {
    super(culprit);
    this.status = status;
    this.culprit = culprit;
  }
}

const statuses: Readonly<Record<string, number>> = {
  ...{ Http404: 404, PermissionDenied: 403 },
  ...{ SuspiciousOperation: 400, BadRequest: 400 },
};

function raised(type: string, actor: string): Raised {
  return new Raised(statuses[type] ?? 500, actor);
}

const toward = (from: Side): string =>
  from === "async" ? "sync_to_async" : "async_to_sync";

/** Section 2, steps 2 and 4; section 6 where nothing is declared. */
function capabilityOf(
  { mode }: MiddlewareSpec,
  policy: Policy,
): { readonly sync: boolean; readonly async: boolean } {
  if (mode === "hybrid" || mode === "mixin") return { sync: true, async: true };
  if (mode === "async") return { sync: false, async: true };
  if (mode === "sync" || policy === "django")
    return { sync: true, async: false };
  return { sync: mode === "dual", async: true };
}

/** Whether inference calls the factory before it decides on an adapter. */
function byResult({ kind, mode }: MiddlewareSpec, policy: Policy): boolean {
  const declared = mode === "async" || mode === "hybrid";
  return policy === "infer" && kind === "function" && !declared;
}

const hookSide = (hook: HookSpec): Side => hook.mode ?? "sync";

/** The model's answer. */
export function expectedOf(scenario: Scenario, policy: Policy): Expected {
  const root: Side = scenario.server === "asgi" ? "async" : "sync";
  const expected: Expected = {
    ...{ adaptations: [], switches: [], events: [] },
    ...{ outcome: "", body: undefined, headers: {} },
  };
  const layers = load(scenario, root, policy, expected);
  return new Request(scenario, root, layers, expected).answer();
}

/** The layers of a scenario as section 2 builds them, outermost first. */
export function load(
  { middleware }: Scenario,
  root: Side,
  policy: Policy,
  { adaptations }: Pick<Expected, "adaptations">,
): Built[] {
  const layers: Built[] = [];
  let below: { name: string; mode: Side } = { name: "core", mode: root };
  for (const spec of [...middleware].reverse()) {
    const { name } = spec;
    const can = capabilityOf(spec, policy);
    const mode =
      below.mode === "sync" && can.sync ? "sync" : can.async ? "async" : "sync";
    const adapter = {
      at: `below:${name}`,
      direction: toward(mode),
      target: below.name,
    };
    const early = !byResult(spec, policy);
    if (mode !== below.mode && (early || !spec.not_used))
      adaptations.push(adapter);
    if (spec.not_used) continue;
    for (const [phase, wanted] of [
      ["process_view", root],
      ["process_template_response", root],
      ["process_exception", "sync"],
    ] as const) {
      const hook = spec[phase];
      if (hook !== undefined && hookSide(hook) !== wanted)
        adaptations.push({
          at: "hook",
          direction: toward(wanted),
          target: `${name}.${phase}`,
        });
    }
    layers.unshift({ spec, mode });
    below = { name, mode };
  }
  if (below.mode !== root)
    adaptations.push({
      at: "top",
      direction: toward(root),
      target: below.name,
    });
  return layers;
}

/** One request through the loaded layers (section 4). */
class Request {
  readonly #scenario: Scenario;
  readonly #root: Side;
  readonly #layers: readonly Built[];
  readonly #expected: Expected;

  constructor(
    scenario: Scenario,
    root: Side,
    layers: readonly Built[],
    expected: Expected,
  ) {
    this.#scenario = scenario;
    this.#root = root;
    this.#layers = layers;
    this.#expected = expected;
  }

  answer(): Expected {
    const expected = this.#expected;
    const response = this.#below(-1);
    if (response === undefined) {
      expected.outcome = "server_error middleware_returned_none";
      return expected;
    }
    expected.outcome = `response ${response.status}`;
    expected.headers = response.headers;
    expected.body = response.body;
    return expected;
  }

  #event(actor: string, phase: string, side: Side, got = ""): void {
    this.#expected.events.push(`${actor} ${phase} ${side}${got}`);
  }

  #switch(from: Side, to: Side, target: string): void {
    if (from !== to)
      this.#expected.switches.push({ direction: toward(from), target });
  }

  /** What the layer at `index` gets from its downstream; -1 is the server. */
  #below(index: number): Response | undefined {
    const from = this.#layers[index]?.mode ?? this.#root;
    const next = this.#layers[index + 1];
    this.#switch(from, next?.mode ?? this.#root, next?.spec.name ?? "core");
    const layer = next?.spec.name ?? "core";
    try {
      if (next === undefined) return this.#core();
      return next.spec.mode === "mixin"
        ? this.#mixin(index + 1, next)
        : this.#body(index + 1, next);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      const { status, culprit } = error;
      this.#expected.events.push(`${layer} ${status} ${culprit}`);
      return { status, headers: {}, body: undefined };
    }
  }

  #body(index: number, { spec, mode }: Built): Response | undefined {
    const { name } = spec;
    const act = (actions: readonly string[] = []): void => {
      for (const action of actions) {
        this.#event(name, "raise", mode);
        throw raised(action.slice("raise:".length), name);
      }
    };
    this.#event(name, "before", mode);
    act(spec.do_before);
    if (spec.short_circuit !== undefined) {
      this.#event(name, "short_circuit", mode);
      const status = spec.short_circuit;
      return { status, headers: {}, body: `from ${name}` };
    }
    let response = this.#below(index);
    if (spec.calls_next_twice) response = this.#below(index);
    this.#event(name, "after", mode, ` ${response?.status ?? "none"}`);
    act(spec.do_after);
    if (spec.set_header) {
      if (response === undefined) throw new Raised(500);
      for (const [header, value] of Object.entries(spec.set_header))
        response.headers[header.toLowerCase()] = value;
    }
    return spec.returns_none ? undefined : response;
  }

  #mixin(index: number, { spec, mode }: Built): Response | undefined {
    const half = (
      phase: "process_request" | "process_response",
      label: string,
      given?: Response,
    ): Response | undefined => {
      const hook = spec[phase];
      if (hook === undefined) return given;
      this.#switch(mode, "sync", `${spec.name}.${label}`);
      this.#event(spec.name, phase, "sync");
      return this.#act(spec.name, phase, hook, given);
    };
    const early = half("process_request", "req");
    return half("process_response", "rsp", early ?? this.#below(index));
  }

  #act(
    name: string,
    phase: string,
    { action }: HookSpec,
    given?: Response,
  ): Response | undefined {
    switch (action) {
      case "response":
        return { status: 299, headers: {}, body: `from ${name}` };
      case "template":
        return {
          ...{ status: 200, headers: {}, body: undefined },
          template: `tpl:${name}`,
        };
      case "raise":
        throw new Raised(500, `${name}.${phase}`);
      case "header":
        if (given === undefined) throw new Raised(500);
        given.headers[`x-${name}`] = phase;
        return given;
      case "pass":
        return given;
      default:
        return undefined;
    }
  }

  /** The hooks of one kind that run, in order. */
  #hook(
    { spec: { name, ...spec } }: Built,
    phase: "process_view" | "process_exception" | "process_template_response",
    given?: Response,
  ): Response | undefined {
    const hook = spec[phase];
    if (hook === undefined) return given;
    const to = phase === "process_exception" ? "sync" : this.#root;
    this.#switch(to, hookSide(hook), `${name}.${phase}`);
    this.#event(name, phase, hookSide(hook));
    return this.#act(name, phase, hook, given);
  }

  #core(): Response {
    if ((this.#scenario.path ?? "/") !== "/") throw new Raised(404);
    const inward = this.#layers;
    const outward = [...inward].reverse();
    let response: Response | undefined;
    for (const layer of inward) {
      response = this.#hook(layer, "process_view");
      if (response) break;
    }
    response ??= this.#rescued(outward, () => this.#view());
    if (response === undefined) throw new Raised(500, "view");
    if (response.template === undefined) return response;
    for (const layer of outward) {
      response = this.#hook(layer, "process_template_response", response);
      if (response === undefined)
        throw new Raised(500, `${layer.spec.name}.process_template_response`);
    }
    const page = response;
    return this.#rescued(outward, () => this.#render(page)) as Response;
  }

  #rescued(
    outward: readonly Built[],
    code: () => Response | undefined,
  ): Response | undefined {
    try {
      return code();
    } catch (error) {
      for (const layer of outward) {
        const response = this.#hook(layer, "process_exception");
        if (response) return response;
      }
      throw error;
    }
  }

  #view(): Response | undefined {
    const { mode, returns, status = 200, raise_type } = this.#scenario.view;
    this.#switch(this.#root, mode, "view");
    this.#event("view", "view", mode);
    const page = { status: 200, headers: {}, body: undefined };
    switch (returns) {
      case "none":
        return undefined;
      case "raises":
        throw raised(raise_type ?? "ValueError", "view");
      case "template":
        return { ...page, template: "tpl:view" };
      case "template_raises":
        return { ...page, template: "raises" };
      case "template_async_render":
        return { ...page, template: "async" };
      case "stream_sync":
      case "stream_async":
        return { ...page, body: "c0c1" };
      default:
        return { status, headers: {}, body: "view" };
    }
  }

  #render(response: Response): Response {
    const { template } = response;
    if (template === undefined) throw new Raised(500);
    const side = template === "async" ? this.#root : "sync";
    this.#switch(this.#root, side, "template.render");
    this.#event("template", "render", side);
    if (template === "raises") throw new Raised(500, "render");
    response.body = template === "async" ? "async-rendered" : template;
    response.template = undefined;
    return response;
  }
}
