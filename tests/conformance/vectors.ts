/** The vector files' format, as the README beside the public vectors describes it. */
export interface VectorFile {
  readonly category: string;
  readonly vectors: readonly Vector[];
}

export interface Vector {
  readonly id: string;
  readonly scenario: Scenario;
  readonly expect: Expectation;
  readonly js: {
    readonly compare: readonly (keyof Expectation)[];
    readonly notes: readonly string[];
    readonly outcome_expected_in_js?: Partial<Outcome>;
  };
}

export interface Scenario {
  readonly server: "asgi" | "wsgi";
  readonly middleware: readonly MiddlewareSpec[];
  readonly view: ViewSpec;
  readonly path?: string;
}

export interface HookSpec {
  readonly mode?: "sync" | "async";
  readonly action:
    | "none"
    | "response"
    | "template"
    | "raise"
    | "coroutine"
    | "pass"
    | "header";
}

export interface MiddlewareSpec {
  readonly name: string;
  readonly kind: "class" | "function";
  readonly mode:
    | "sync"
    | "async"
    | "hybrid"
    | "mixin"
    | "raw_async"
    | "dual"
    | "seed_hybrid"
    | "async_factory";
  readonly sync_capable?: boolean;
  readonly async_capable?: boolean;
  readonly mark?: boolean;
  readonly do_before?: readonly string[];
  readonly do_after?: readonly string[];
  readonly short_circuit?: number;
  readonly set_header?: Readonly<Record<string, string>>;
  readonly catches?: "respond" | "rethrow";
  readonly forgets_await?: "use" | "return" | "discard";
  readonly returns_none?: boolean;
  readonly calls_next_twice?: boolean;
  readonly not_used?: boolean;
  readonly factory_returns_none?: boolean;
  readonly process_view?: HookSpec;
  readonly process_exception?: HookSpec;
  readonly process_template_response?: HookSpec;
  readonly process_request?: HookSpec;
  readonly process_response?: HookSpec;
}

export interface ViewSpec {
  readonly mode: "sync" | "async";
  readonly returns: string;
  readonly status?: number;
  readonly raise_type?: string;
  readonly do?: readonly string[];
}

export type VectorEvent = Readonly<Record<string, unknown>> & {
  readonly actor: string;
  readonly phase: string;
};

export interface Outcome {
  readonly kind: "response" | "server_error" | "load_error";
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | null;
  readonly code?: string;
  readonly culprit?: string | null;
}

export interface Expectation {
  readonly init: readonly unknown[];
  readonly adaptations: readonly unknown[];
  readonly switches: readonly unknown[];
  readonly events: readonly VectorEvent[];
  readonly outcome: Outcome;
  readonly warnings: Readonly<Record<string, number>>;
}
