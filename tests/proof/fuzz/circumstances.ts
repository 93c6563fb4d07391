import type { Range } from "./mount.ts";
import type { Program } from "./program.ts";

/** What the world of a program does, and which of its layers make the chain. */
export interface Circumstances {
  readonly isA: boolean;
  readonly isB: boolean;
  /** Which of the lists are not empty, and which numbered questions are answered with yes, by their place. */
  readonly filled: readonly number[];
  /** The numbered question that gets another answer the second time. */
  readonly turning?: number;
  /** Which of the calls that may fail do. */
  readonly failing: readonly number[];
  /** From which number on the next one is turned away. */
  readonly limit: number;
  readonly layers: Range;
  /** Whether what is below answers at once, without a promise. */
  readonly isPrompt: boolean;
}

/** Every circumstance that makes a difference to a program: each layer alone, then all of them. */
export function circumstancesOf(program: Program): readonly Circumstances[] {
  const modes = program.dialect === "hybrid" ? [false, true] : [false];
  return modes.flatMap((isPrompt) =>
    inOneMode(program).map((one) => ({ ...one, isPrompt })),
  );
}

type InOneMode = Omit<Circumstances, "isPrompt">;

function inOneMode({ family, source }: Program): readonly InOneMode[] {
  if (family === "state") return ofState(source);
  const [, ...layers] = source.split(/^export (?=(?:const|class) m\d)/im);
  // One layer may be written around its export.
  const texts = layers.length > 1 ? layers : [source];
  const alone = texts.flatMap((text, at) =>
    flagsIn(source, text).flatMap((flags) =>
      subsets(placesOf("items", text)).flatMap((filled) =>
        subsets(placesOf("risky", text)).flatMap((failing) =>
          limitsIn(text).map((limit) => ({
            ...{ ...flags, filled, failing, limit },
            layers: { from: at, to: at + 1 },
          })),
        ),
      ),
    ),
  );
  if (texts.length === 1) return alone;
  const together = flagsIn(source, source).map((flags) => ({
    ...{ ...flags, filled: placesOf("items", source), failing: [], limit: 1 },
    layers: { from: 0, to: texts.length },
  }));
  return [...alone, ...together];
}

/** Programs about state are one layer: every branch and loop of it is taken or not. */
function ofState(source: string): readonly InOneMode[] {
  const asked = /^(?!declare).*\b(?:isA|items)\(([^)]*)\)/gm;
  const places = [...source.matchAll(asked)].flatMap(([, place = ""]) =>
    (place.match(/\d+/g) ?? []).map(Number),
  );
  const limits = /^(?!declare).*limit\(\)/m.test(source)
    ? [0, 1, 2, 3, 5, 100]
    : [1];
  const of = (limit: number, filled: readonly number[]): InOneMode => ({
    ...{ isA: true, isB: true, filled, failing: [], limit },
    layers: { from: 0, to: 1 },
  });
  // Asked once by each request: the first one takes one way, the second the other one.
  const once = [...source.matchAll(/\bisA\((\d+)\)/g)].map(([, place]) =>
    Number(place),
  );
  return [
    ...chosen(places).flatMap((filled) =>
      limits.map((limit) => of(limit, filled)),
    ),
    ...once.flatMap((turning) =>
      [places, []].map((filled) => ({ ...of(100, filled), turning })),
    ),
  ];
}

/** All, none, and what differs from either in one place or two. */
function chosen(places: readonly number[]): readonly (readonly number[])[] {
  const few = [...subsets(places), places];
  const most = few.map((some) =>
    places.filter((place) => !some.includes(place)),
  );
  const all = [...most, ...few].map((some) => [...some].sort((a, b) => a - b));
  return [...new Map(all.map((some) => [some.join(), some])).values()];
}

/** One that is met by the first request, by the second, by none. */
function limitsIn(text: string): readonly number[] {
  return /^(?!declare).*limit\(\)/m.test(text) ? [1, 3, 100] : [1];
}

type Flags = Pick<Circumstances, "isA" | "isB">;

function flagsIn(source: string, text: string): readonly Flags[] {
  const isAsked = (flag: "A" | "B"): boolean =>
    // A layer reads the flags into `a` and `b`, whether it uses them or not.
    source.includes(`const ${flag.toLowerCase()} = is${flag}()`)
      ? new RegExp(`if \\(.*\\b${flag.toLowerCase()}\\b`).test(text)
      : new RegExp(`^(?!declare).*\\bis${flag}\\(\\)`, "m").test(text);
  const either = (is: boolean): readonly boolean[] =>
    is ? [true, false] : [true];
  return either(isAsked("A")).flatMap((isA) =>
    either(isAsked("B")).map((isB) => ({ isA, isB })),
  );
}

function placesOf(name: "items" | "risky", text: string): readonly number[] {
  const calls = new RegExp(`^(?!declare).*\\b${name}\\((\\d*)\\)`, "gm");
  return [
    ...new Set([...text.matchAll(calls)].map(([, place]) => Number(place))),
  ];
}

/** None, all, each alone, each pair. */
function subsets(places: readonly number[]): readonly (readonly number[])[] {
  return [
    [],
    ...(places.length > 2 ? [places] : []),
    ...places.map((place) => [place]),
    ...places.flatMap((one, at) =>
      places.slice(at + 1).map((other) => [one, other]),
    ),
  ];
}
