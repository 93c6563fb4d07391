import fc from "fast-check";

import { indented, type Program } from "./program.ts";

/** How a layer over a chain of either mode takes its answer; each ends the block that it stands in. */
const either: readonly (readonly string[])[] = [
  ["return getResponse(request);"],
  ["const answer = getResponse(request);", "return answer;"],
  ["const answer = getResponse(request);", "touch();", "return answer;"],
  [
    "const answer = getResponse(request);",
    "if (answer instanceof Promise) return answer.then(marked);",
    "return marked(answer);",
  ],
  [
    "const answer = getResponse(request);",
    "return answer instanceof Promise ? answer.then(marked) : marked(answer);",
  ],
  [
    "if (isLater) return getResponse(request);",
    "touch();",
    "return getResponse(request);",
  ],
  // Wrong where what is below is asynchronous.
  ["getResponse(request);", "return { status: 204 };"],
  ["void getResponse(request);", "return { status: 204 };"],
  [
    "const answer = getResponse(request);",
    "if (b) return { status: 204 };",
    "return answer;",
  ],
  [
    "const answer = getResponse(request) as Answer;",
    "answer.status = 201;",
    "return answer;",
  ],
  ["return marked(getResponse(request) as Answer);"],
  [
    "const first = getResponse(request);",
    "if (b) return first;",
    "return getResponse(request);",
  ],
];

/** The same in an `async` body. */
const asynchronous: readonly (readonly string[])[] = [
  ["return await getResponse(request);"],
  ["return isLater ? await getResponse(request) : getResponse(request);"],
  [
    "const answer = getResponse(request);",
    "return answer instanceof Promise ? await answer : answer;",
  ],
  ["const answer = await getResponse(request);", "return marked(answer);"],
  ["await load();", "return getResponse(request);"],
  ["await getResponse(request);", "return;"],
  ["const answer = await getResponse(request);", "if (a) return answer;"],
];

type Wrap = "none" | "finally" | "catch";

/** A layer over a chain that answers at once or later: the one type says both. */
export const hybridProgram: fc.Arbitrary<Program> = fc
  .record({
    isAsync: fc.boolean(),
    isEarly: fc.boolean(),
    wrap: fc.constantFrom<Wrap>("none", "none", "none", "finally", "catch"),
    one: fc.nat(99),
    other: fc.option(fc.nat(99)),
  })
  .map(({ isAsync, isEarly, wrap, one, other }) => {
    const ways = isAsync ? [...either, ...asynchronous] : either;
    const way = (at: number): readonly string[] => ways[at % ways.length]!;
    const body = [
      ...(isEarly ? ["if (a && b) return { status: 429 };"] : []),
      ...(other === null
        ? wrapped(wrap, way(one))
        : [
            "if (a) {",
            ...indented(wrapped(wrap, way(one))),
            "} else {",
            ...indented(way(other)),
            "}",
          ]),
    ];
    return hybrid(isAsync, body);
  });

/** A program of one layer of these lines, with the flags in `a` and `b`, over a chain of either mode. */
export function hybrid(isAsync: boolean, lines: readonly string[]): Program {
  const open = isAsync
    ? "return async (request: Asked) => {"
    : "return (request: Asked): Answer | Promise<Answer> => {";
  const layer = [
    "const isLater = isLaterBelow(getResponse);",
    open,
    ...indented(["const a = isA();", "const b = isB();", ...lines]),
    "};",
  ];
  return {
    ...{ family: "downstream", dialect: "hybrid" },
    source: [
      ...hybridHead,
      "export const m0 = (getResponse: GetResponse) => {",
      ...indented(layer),
      "};",
      "",
    ].join("\n"),
  };
}

/** What stands above the layer. */
export const hybridHead: readonly string[] = [
  "interface Asked { readonly path: string }",
  "interface Answer { status: number }",
  "type GetResponse = (request: Asked) => Answer | Promise<Answer>;",
  "declare function isA(): boolean;",
  "declare function isB(): boolean;",
  "declare function isLaterBelow(getResponse: GetResponse): boolean;",
  "declare function touch(): void;",
  "declare function load(): Promise<number>;",
  "declare function report(error: unknown): void;",
  "function marked(answer: Answer): Answer {",
  "  answer.status = 201;",
  "  return answer;",
  "}",
];

function wrapped(wrap: Wrap, lines: readonly string[]): readonly string[] {
  switch (wrap) {
    case "finally":
      return ["try {", ...indented(lines), "} finally {", "  touch();", "}"];
    case "catch":
      return [
        "try {",
        ...indented(lines),
        "} catch (error) {",
        "  report(error);",
        "  return { status: 500 };",
        "}",
      ];
    default:
      return lines;
  }
}
