/** One system of the tutorials: what is said of it, what is true of it, and where that is seen. */
export interface System {
  readonly feature: string;
  /** What the tutorials say, with the document and its section. */
  readonly said: string;
  /** What Django answers, strictly; `vectors` are the executed scenarios of it. */
  readonly django: string;
  readonly vectors: readonly string[];
  /** What the reference runtime does by default. */
  readonly runtime: string;
  /** The rules that guard it. */
  readonly rules: readonly string[];
  /** The executed tests: a file, and the name of a test in it. */
  readonly tests: readonly (readonly [file: string, name: string])[];
}

const inference = "tests/runtime/inference.test.ts";
const systems = "tests/runtime/systems.test.ts";
const running = "tests/runtime/running.test.ts";
const orm = "tests/runtime/orm.test.ts";
const offloading = "tests/runtime/offloading.test.ts";

export const rows: readonly System[] = [
  {
    feature: "Async class middleware",
    said: "`async def __call__`, without flags, runs on the loop (000 §4, 001, 003, 004)",
    django:
      "takes it for sync-only and never awaits it: no response. It needs `async_capable = True`, `sync_capable = False` and the mark",
    vectors: ["seed-001"],
    runtime: "infers that it is async, and notes what Django would do",
    rules: ["consistent-capability"],
    tests: [
      [inference, "works around an async view, and says what Django would do"],
    ],
  },
  {
    feature: "Async function middleware",
    said: "`async def` inside a factory, or as the factory itself (003 step 4, pitfalls)",
    django:
      "an async factory is a 500 for every request; an undecorated async function is refused at load",
    vectors: ["seed-013", "seed-014", "seed-021", "seed-022"],
    runtime: "awaits the factory at load; needs no decorator",
    rules: ["consistent-capability"],
    tests: [
      [inference, "an async factory is awaited at load"],
      [inference, "a factory of an async function needs no decorator"],
    ],
  },
  {
    feature: "Execution order",
    said: "M1, M2, view, M2, M1 (000 §6)",
    django: "as said, once the classes are declared; the sample's are not",
    vectors: ["seed-003"],
    runtime: "as said",
    rules: ["await-downstream", "no-repeated-downstream"],
    tests: [[inference, "runs in the order of the list, and back"]],
  },
  {
    feature: "Async ORM",
    said: "`await Visitor.objects.acreate(…)` (000 §7)",
    django:
      "right in a declared middleware; `acreate` takes a thread inside. The sample's class never runs",
    vectors: ["seed-004"],
    runtime: "`acreate`, `aget` and the others; the query runs in place",
    rules: ["no-blocking-call"],
    tests: [[orm, "an async middleware records visitors with `acreate`"]],
  },
  {
    feature: "External API",
    said: "`async with httpx.AsyncClient()` before the view (000 §8)",
    django: "as said in a declared middleware",
    vectors: ["seed-001"],
    runtime: "as said; other requests go on meanwhile",
    rules: ["no-blocking-call", "await-downstream"],
    tests: [[inference, "asks another service before it goes on"]],
  },
  {
    feature: "Hybrid",
    said: "an async `__call__` that branches on `iscoroutinefunction(get_response)` is production-safe (000 §9)",
    django:
      "fails on both servers. A hybrid has both flags and a plain `__call__` that gives `self.__acall__()` in async mode",
    vectors: ["seed-005", "seed-006"],
    runtime:
      "infers async; both branches work, since `await` of a value is legal",
    rules: ["consistent-capability", "await-downstream"],
    tests: [[inference, "works over a sync-only layer"]],
  },
  {
    feature: "`process_view`, `process_exception`, `process_template_response`",
    said: "all three may be async (000 §10)",
    django:
      "right for the hooks of a declared class; an async `process_exception` always costs a switch",
    vectors: ["seed-007", "seed-016", "seed-024"],
    runtime:
      "`processView` top-down, the others bottom-up, each adapted by itself",
    rules: ["valid-hooks"],
    tests: [
      [inference, "keeps async hooks, each called once"],
      [running, "processView runs top-down, and a response ends it"],
      [running, "processException runs bottom-up, for the view alone"],
      [running, "processTemplateResponse must answer with a response"],
    ],
  },
  {
    feature: "`__call__` and `__acall__`",
    said: "a class with `__acall__` is async, found automatically (002)",
    django:
      "never calls `__acall__` unless `__call__` does: the class is sync-only, on a worker thread",
    vectors: ["seed-010", "seed-012", "seed-018", "seed-020"],
    runtime:
      "`acall` over async code, `call` in a chain that is sync throughout",
    rules: ["consistent-capability"],
    tests: [
      [inference, "runs `acall` over async code"],
      [inference, "runs `call` in a chain that is sync throughout"],
    ],
  },
  {
    feature: "Rate limiting",
    said: "counted in `__acall__`; `__call__` is a fallback without a limit (002)",
    django: "the branch in `__acall__` never runs: there is no limit",
    vectors: ["seed-011", "seed-019"],
    runtime: "limits in `acall`; the counts of all addresses stay for good",
    rules: [
      "consistent-capability",
      "no-shared-state-race",
      "no-unbounded-shared-state",
    ],
    tests: [
      [inference, "limits rates in `acall`, one count for all requests"],
      [systems, "what each request adds stays until the process ends"],
    ],
  },
  {
    feature: "Timing",
    said: "the clock before and after the awaited downstream (000 §15, 002)",
    django: "as said in a declared class",
    vectors: ["seed-010"],
    runtime: "as said",
    rules: ["await-downstream", "no-shared-state-race"],
    tests: [[inference, "measures time around the view"]],
  },
  {
    feature: "Header",
    said: "set on the awaited response (001)",
    django: "as said in a declared class; the sample's never runs",
    vectors: ["seed-002"],
    runtime: "as said",
    rules: ["await-downstream", "return-response"],
    tests: [[inference, "sets a header"]],
  },
  {
    feature: "Logging",
    said: "the path before, the status after (001)",
    django: "as said in a declared class; the sample's never runs",
    vectors: ["seed-001"],
    runtime: "as said",
    rules: ["await-downstream"],
    tests: [[inference, "logs path and status"]],
  },
  {
    feature: "Mixing sync and async",
    said: "works; sync middleware is wrapped for you (000 §5, 003 step 5)",
    django: "right: one adapter wherever two neighbours differ",
    vectors: ["seed-017", "seed-025"],
    runtime:
      "the same, and sync code runs on one worker thread for each request",
    rules: ["middleware-order"],
    tests: [
      [systems, "a sync layer in between goes to a thread and back"],
      [offloading, "runs on one worker thread, whatever lies in between"],
    ],
  },
  {
    feature: "When not to use async",
    said: "logging alone, a project that is all sync, WSGI (000 §13)",
    django: "right: sync throughout under WSGI has no adapter",
    vectors: ["seed-018"],
    runtime: "the same; such a chain also runs on the caller's thread",
    rules: [],
    tests: [
      [systems, "a chain that is sync throughout needs no loop and no adapter"],
    ],
  },
  {
    feature: "Mistake: `await` forgotten",
    said: "the response is a coroutine, and errors follow (000 §11, 003, 004)",
    django:
      "used as a response: 500; returned: no response; dropped: 200, and the view never ran",
    vectors: ["seed-008", "seed-015", "seed-023"],
    runtime:
      "a clear 500 where it is used; returned from an async function it is right, as JavaScript awaits it",
    rules: ["await-downstream"],
    tests: [
      [inference, "is a clear 500 when the promise is used as the response"],
    ],
  },
  {
    feature: "Mistake: sync ORM",
    said: "use `acreate`, not `create` (000 §11)",
    django: "`SynchronousOnlyOperation` on the loop, however deep in helpers",
    vectors: ["seed-009"],
    runtime: "the same error",
    rules: ["no-blocking-call"],
    tests: [[orm, "refuses a blocking call on the loop, through helpers too"]],
  },
  {
    feature: "Mistake: a blocking call",
    said: "blocks the event loop (003 pitfall 1)",
    django:
      "right in async code. In sync middleware it blocks a worker thread, not the loop: 003's expert note has the mechanism wrong",
    vectors: ["seed-009"],
    runtime: "the same",
    rules: ["no-blocking-call"],
    tests: [
      [systems, "in async code holds everything else up"],
      [systems, "that is awaited lets the others through"],
      [offloading, "doesn't block the loop"],
    ],
  },
  {
    feature: "Mistake: everything must be async",
    said: "it needn't be (003 pitfall 3)",
    django: "right",
    vectors: ["seed-017"],
    runtime: "the same",
    rules: [],
    tests: [[systems, "an async view needs no async middleware around it"]],
  },
  {
    feature: "Shared state",
    said: "races between requests (003)",
    django:
      "right: one instance for the process, and every `await` lets others in",
    vectors: [],
    runtime: "the same on the loop; on worker threads, one instance a thread",
    rules: ["no-shared-state-race", "no-request-state-leak"],
    tests: [
      [
        systems,
        "one instance serves all requests: an update over an await is lost",
      ],
      [systems, "an update without an await in between is not"],
    ],
  },
  {
    feature: "Order of the list",
    said: "sync before async can block the loop (003)",
    django:
      "wrong mechanism: it holds a worker thread and costs two switches; the order decides how many",
    vectors: ["seed-017", "seed-025"],
    runtime: "the same number of adapters",
    rules: ["middleware-order"],
    tests: [
      [systems, "the same layers cost half when the sync ones stand together"],
    ],
  },
  {
    feature: "Cost of adaptation",
    said: "slight overhead; all async is fastest (003)",
    django:
      "two adapters a pair, 0.1 to 0.2 ms together, and one thread held; an ordinary layer costs some 3 µs",
    vectors: ["seed-012", "seed-017"],
    runtime: "the same number; `chain.report.adaptations` lists them",
    rules: ["middleware-order"],
    tests: [[systems, "each further pair costs two more"]],
  },
  {
    feature: "Step-by-step execution",
    said: "a table of seven steps (004)",
    django:
      "the order is right for a declared class; the sample's body never runs",
    vectors: ["seed-001"],
    runtime: "the tables below, from a run",
    rules: ["await-downstream"],
    tests: [
      [
        systems,
        "the tutorial's middleware does what its table says, in that order",
      ],
    ],
  },
];
