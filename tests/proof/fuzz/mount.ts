import compose from "koa-compose";

import type { Oracle } from "../oracles/oracle.ts";
import type { Loaded } from "../load.ts";
import {
  answerFrom,
  isClass,
  type Downstream,
  type Sent,
  type Surface,
} from "../surfaces/surface.ts";

type Below = () => Promise<unknown>;
type Entered = Sent & { readonly entry: number };
type Layered = (request: Sent) => unknown;

/** Which layers of a program make the chain. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The layers of a generated program, outermost first. */
function layersOf(
  { exports }: Loaded,
  { from, to }: Range,
): readonly unknown[] {
  return Object.keys(exports)
    .filter((name) => /^m\d$/i.test(name))
    .sort()
    .slice(from, to)
    .map((name) => exports[name]);
}

/** What a layer that was entered calls: it suspends before it goes on, as anything below may. */
async function watched(
  below: Downstream,
  layer: number,
  inner: () => unknown,
): Promise<unknown> {
  below.called(layer);
  let failed = true;
  try {
    await below.pause();
    const result = await inner();
    failed = false;
    return result;
  } finally {
    below.ended("below-ended", layer, failed);
  }
}

const usedAsAnswer = "promise_used_as_answer";

/** A promise that tells when somebody takes it for the answer that it only promises. */
function guarded(
  below: Downstream,
  promise: Promise<unknown>,
): Promise<unknown> {
  const used = (): void => below.codeSeen(usedAsAnswer);
  return Object.defineProperty(promise, "status", { get: used, set: used });
}

/** A promise was used as if it were the answer. */
export const promiseUsed: Oracle = {
  name: "premature",
  verdict: ({ codes }) =>
    codes.includes(usedAsAnswer)
      ? "a promise was used as the answer"
      : undefined,
};

/** A layer whose end is told. */
async function settling(
  below: Downstream,
  layer: number,
  run: () => unknown,
): Promise<unknown> {
  try {
    return await run();
  } finally {
    below.ended("layer-ended", layer, false);
  }
}

/** Composes generated factories and classes as a chain in Django's manner. */
export const generatedOnion = (range: Range): Surface => ({
  id: "generated-onion",
  packages: /(?!)/,
  isQuick: true,
  takes: () => true,
  mount(_value, below, loaded) {
    const { prompt } = below;
    let chain: Layered =
      prompt === undefined
        ? async () => ({ status: 200, body: await below.handle() })
        : () => ({ status: 200, body: prompt });
    let entries = 0;
    for (const layer of [...layersOf(loaded, range)].reverse()) {
      const inner = chain;
      const getResponse: Layered = (request) => {
        const { entry } = request as Entered;
        if (prompt === undefined)
          return guarded(
            below,
            watched(below, entry, () => inner(request)),
          );
        below.called(entry);
        return inner(request);
      };
      const made = isClass(layer)
        ? bound(new layer(getResponse))
        : (layer as (below: unknown) => Layered)(getResponse);
      // Layers may be entered twice: what belongs to which time hangs on the request.
      chain = (request) => {
        const entry = entries++;
        return settling(below, entry, () =>
          made({ ...request, entry } as Entered),
        );
      };
    }
    return {
      send: (sent) => answerFrom(() => chain({ ...sent, ...sent.extra })),
    };
  },
});

function bound(instance: object): Layered {
  const { call } = instance as { call: Layered };
  return call.bind(instance);
}

/** Composes generated Koa middleware with the real koa-compose, over a context without sockets. */
export const generatedKoa = (range: Range): Surface => ({
  id: "generated-koa",
  packages: /(?!)/,
  isQuick: true,
  takes: () => true,
  mount(_value, below, loaded) {
    let entries = 0;
    const layers = layersOf(loaded, range).map(
      (layer) => (context: object, next: Below) => {
        const entry = entries++;
        return settling(below, entry, () =>
          (layer as (context: object, next: Below) => Promise<unknown>)(
            context,
            () => watched(below, entry, next),
          ),
        );
      },
    );
    const handler = async (context: Record<string, unknown>): Promise<void> => {
      context["status"] = 200;
      context["body"] = await below.handle();
    };
    const chain = compose([...layers, handler] as never[]);
    return {
      send: ({ path, headers }) =>
        answerFrom(async () => {
          const context = {
            ...{ path, ip: "10.0.0.1", state: {}, status: 404 },
            body: undefined as unknown,
            get: (name: string) => headers[name.toLowerCase()] ?? "",
            told: {} as Record<string, string>,
            set(name: string, value: string) {
              this.told[name] = value;
            },
          };
          await chain(context);
          return {
            status: context.status,
            body: context.body,
            told: context.told,
          };
        }),
    };
  },
});
