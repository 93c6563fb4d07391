import type {
  FrameworkDescriptor,
  Registration,
} from "../../src/middleware/descriptor.ts";

const whatAwaitingMeans: Record<FrameworkDescriptor["awaitPolicy"], string> = {
  "await-or-return": "has to be awaited or returned",
  "never-await": "gives an Observable, which is returned",
  never: "gives nothing to wait for",
  none: "doesn't exist: bodies answer or hand back a value",
};

const whereTheAnswerIs: Record<FrameworkDescriptor["resultPolicy"], string> = {
  "carried-by-context":
    "lies in the context; what a middleware returns is not read",
  "must-return": "is what a middleware returns: each path has to return one",
  "implicit-last":
    "is what a middleware returns; without that, what its downstream call gave",
  "implicit-next":
    "is what a middleware returns; without that, the framework runs downstream itself",
  "return-answers": "is a returned value, which ends the chain",
  none: "is written by the body itself",
};

const whatTwiceDoes: Record<FrameworkDescriptor["calledTwice"], string> = {
  throws: "throws",
  corrupts: "runs the rest again and breaks the answer",
  reruns: "runs the rest again",
  retry: "is a retry, and right",
  ignored: "does nothing",
  unknown: "was not observed",
};

function code(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(", ");
}

function registrationText(registration: Registration): string {
  const { receiver, methods, callee } = registration as {
    receiver?: { type: string };
    methods?: readonly string[];
    callee?: { type: string };
  };
  if (callee) return `${callee.type}(…)`;
  const shown = (methods ?? []).slice(0, 6).join("|");
  return `${receiver?.type ?? ""}.${shown}${(methods ?? []).length > 6 ? "|…" : ""}(…)`;
}

/** What a page says of one descriptor: recognition, run time, lifetime. Every line is data of it. */
export function factsOf(framework: FrameworkDescriptor): string[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["packages", code(framework.npm)],
    [
      framework.verifiedByRunning === true ? "run with" : "types read of",
      framework.testedVersion,
    ],
    [
      "the continuation",
      code(
        framework.continuation.map(({ path }) => path.replace(/</g, " in ")),
      ),
    ],
    ["function types", code(framework.contextual.map(({ type }) => type))],
    [
      "classes",
      code(framework.heritage.map(({ type, member }) => `${type}.${member}`)),
    ],
    ["registration", code(framework.registration.map(registrationText))],
    [
      "the downstream call",
      `${whatAwaitingMeans[framework.awaitPolicy]}${framework.downstreamErrors === "captured" ? "; it never rejects, errors are caught before" : ""}`,
    ],
    ["un-awaited at run time", framework.observedWhenUnawaited],
    [
      "a second call",
      framework.awaitPolicy === "none"
        ? undefined
        : whatTwiceDoes[framework.calledTwice],
    ],
    ["the answer", whereTheAnswerIs[framework.resultPolicy]],
    ["without an answer", framework.observedWhenUnanswered],
    ["a second answer", framework.answering?.observedTwice],
    ["answered, then continued", framework.answering?.observedContinued],
    ["answered, then failed", framework.answering?.observedFailed],
    [
      "objects of classes",
      framework.instance === "process"
        ? "live as long as the process: `this` is shared by requests"
        : "are made for each request: `this` is private",
    ],
    [
      "requests",
      framework.concurrency === "many"
        ? "overlap in one process"
        : "come one after another: races are not reported",
    ],
    ["note", framework.notes],
  ];
  return rows
    .filter(([, text]) => text !== undefined && text !== "")
    .map(
      ([name, text]) => `| ${name} | ${(text ?? "").replaceAll("|", "\\|")} |`,
    );
}
