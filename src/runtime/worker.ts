import {
  parentPort,
  receiveMessageOnPort,
  workerData,
} from "node:worker_threads";

import {
  closeChunks,
  Crossing,
  pullChunks,
  requestData,
  updateRequest,
} from "./crossing.ts";
import { MiddlewareError } from "./errors.ts";
import { HttpRequest, type StreamingHttpResponse } from "./http.ts";
import { importExport } from "./import-path.ts";
import { cloneableError } from "./crossing-errors.ts";
import type { Plan } from "./plan.ts";
import type {
  CallMessage,
  News,
  ReturnMessage,
  ToLoop,
  ToWorker,
  WorkerStart,
} from "./protocol.ts";
import { rebuild } from "./rebuild.ts";
import { Run } from "./run.ts";
import { ChainThread } from "./thread.ts";
import type { TraceEvent } from "./trace.ts";
import { cannotCross } from "./uncloneable.ts";

/** The worker thread of one request at a time (SPEC section 4, threads; section 7, point 4a). */

const port = parentPort;
if (port === null) throw new Error("worker.js is started by the worker pool.");
const { signal } = workerData as WorkerStart;
const chains = new Map<number, ChainThread>();

/** The request that this thread belongs to. */
let current: { run: Run; thread: ChainThread; crossing: Crossing } | undefined;
let lastCall = 0;
/** Answers that came while an inner call was being waited for. */
const answers = new Map<number, ReturnMessage>();
/** Calls that are being waited for, and calls that are being served. */
let depth = 0;
let jobs = 0;

const post = (message: ToLoop): void => port.postMessage(message);

port.on("message", (message: ToWorker) => {
  handle(message);
});

// Left alone, it would end this thread, and with it a later request that has nothing to do with it.
process.on("unhandledRejection", (reason) => {
  const error = reason instanceof Error ? reason : new Error(String(reason));
  post({ type: "rejected", error: cloneableError(error) });
});

function handle(message: ToWorker): void {
  switch (message.type) {
    case "load":
      void load(message.plan);
      break;
    case "begin":
      begin(message.chain, message.traced);
      break;
    case "call":
      if (depth === 0) void runIdle(message);
      else runNested(message);
      break;
    case "return":
      answers.set(message.id, message);
      break;
    case "end":
      current = undefined;
      answers.clear();
      break;
  }
}

async function load(plan: Plan): Promise<void> {
  try {
    chains.set(plan.id, await rebuild(plan));
    post({ type: "loaded", chain: plan.id });
  } catch (error) {
    const { crossing } = newRun(new ChainThread("sync", []), false);
    post({ type: "loaded", chain: plan.id, error: crossing.encode(error) });
  }
}

function begin(chain: number, traced: boolean): void {
  const thread = chains.get(chain);
  if (thread !== undefined) current = newRun(thread, traced);
}

function newRun(
  thread: ChainThread,
  traced: boolean,
): NonNullable<typeof current> {
  const request = new HttpRequest();
  const trace = traced ? [] : undefined;
  const run: Run = new Run(request, trace, thread, "worker", () => ({
    call: (target, args) => call(run, target, args),
  }));
  return { run, thread, crossing: new Crossing(run, "worker") };
}

function inFlight(): NonNullable<typeof current> {
  if (current === undefined)
    throw new MiddlewareError(
      "worker_failed",
      "The request of this thread is over.",
    );
  return current;
}

function news({ run }: NonNullable<typeof current>): News {
  return {
    request: requestData(run.request),
    trace: run.trace?.splice(0) ?? ([] as TraceEvent[]),
    exceptions: run.exceptions?.splice(0) ?? [],
  };
}

/** Asks the loop, and waits: meanwhile this thread runs what the loop asks of it. */
function call(
  run: Run,
  target: CallMessage["target"],
  args: readonly unknown[],
): unknown {
  // What goes on after its job has answered would wait for a request that is over.
  if (jobs === 0 || current?.run !== run)
    throw new MiddlewareError(
      "worker_failed",
      "Async code on a worker thread went on after its caller: nothing awaited it there.",
    );
  const request = inFlight();
  const id = ++lastCall;
  const crossed = args.map((arg) => request.crossing.encode(arg));
  try {
    post({ type: "call", id, target, args: crossed, ...news(request) });
  } catch (error) {
    throw cannotCross(error, run.request, "loop");
  }
  const answer = waitFor(id);
  updateRequest(request.run.request, answer.request);
  const value = request.crossing.decode(answer.value);
  if (answer.threw) throw value;
  return value;
}

function waitFor(id: number): ReturnMessage {
  depth += 1;
  try {
    for (;;) {
      // Read before the queue, so that a message in between makes the wait return at once.
      const seen = Atomics.load(signal, 0);
      for (;;) {
        const answer = answers.get(id);
        if (answer !== undefined) {
          answers.delete(id);
          return answer;
        }
        const received = receiveMessageOnPort(port as NonNullable<typeof port>);
        if (received === undefined) break;
        handle(received.message as ToWorker);
      }
      Atomics.wait(signal, 0, seen);
    }
  } finally {
    depth -= 1;
  }
}

/** A call that comes while this thread is free: here it may still await. */
async function runIdle(message: CallMessage): Promise<void> {
  const { target } = message;
  if (target.kind === "export")
    await importExport(target.path).catch(() => undefined);
  if (target.kind !== "pull" && target.kind !== "close") {
    runNested(message);
    return;
  }
  const { crossing, run, thread } = inFlight();
  try {
    const response = crossing.response(target.id) as StreamingHttpResponse;
    const side = response.isAsync ? "async" : "sync";
    const result = await run.on(side, () =>
      target.kind === "pull"
        ? pullChunks(response, side !== thread.root)
        : closeChunks(response.chunks),
    );
    answer(message.id, false, result);
  } catch (error) {
    answer(message.id, true, error);
  }
}

/** A call on top of whatever this thread is waiting for. */
function runNested({ id, target, args, request }: CallMessage): void {
  jobs += 1;
  try {
    const { run, thread, crossing } = inFlight();
    updateRequest(run.request, request);
    const decoded = args.map((arg) => crossing.decode(arg));
    const value = run.on("sync", () => thread.invoke(run, target, decoded));
    run.warnOfUnawaited();
    answer(id, false, value);
  } catch (error) {
    answer(id, true, error);
  } finally {
    jobs -= 1;
  }
}

function answer(id: number, threw: boolean, value: unknown): void {
  const request = inFlight();
  const reply = (thrown: boolean, what: unknown): void =>
    post({
      type: "return",
      id,
      threw: thrown,
      value: request.crossing.encode(what),
      ...news(request),
    });
  try {
    reply(threw, value);
  } catch (error) {
    reply(true, cannotCross(error, request.run.request, "loop"));
  }
}
