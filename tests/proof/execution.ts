import type { OracleName } from "./oracles/oracle.ts";
import type { Run } from "./trail.ts";

/** What a request of a case carries. */
export interface RequestPlan {
  readonly method?: string;
  /** A path with parameters filled in; the driver tries the routes that the application has without it. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Further properties of the request object, where frameworks leave them to users. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** How a case is executed, where the driver can't see it in the code. */
export interface Execution {
  /** The framework, where the imports don't tell; `runtime` is the reference chain. */
  readonly on?: string;
  /** The binding that is the middleware or the application. */
  readonly entry?: string;
  /** Values of what the case declares, by name, in place of ones that are made from the types. */
  readonly world?: (kit: Kit) => Readonly<Record<string, unknown>>;
  /** What imported modules are, by name. */
  readonly modules?: (kit: Kit) => Readonly<Record<string, unknown>>;
  /** Requests to try, each in a run of its own, or in pairs where the rule is about two. */
  readonly requests?: readonly RequestPlan[];
  /** What the handler below says, by what the case exports. */
  readonly handler?: (top: ReadonlyMap<string, unknown>) => unknown;
  /** What a chain of the reference runtime makes of layers that don't say what they are. */
  readonly capabilities?: "infer" | "django";
  /** What must hold of every run, in place of a comparison with the serial orders. */
  readonly invariant?: (run: Run) => boolean;
  /** Why the rule says nothing although the case misbehaves: the user wants it so. */
  readonly unreported?: string;
  /** Oracles whose verdict is right about this case and not its rule's business, with the reason. */
  readonly besides?: Readonly<Partial<Record<OracleName, string>>>;
}

/** What a case's own world is made of. */
export interface Kit {
  /** Suspends, then answers. */
  readonly pause: <T>(value: () => T) => Promise<T>;
  /** Holds the loop, as a blocking call does. */
  readonly hold: (what: string) => void;
}
