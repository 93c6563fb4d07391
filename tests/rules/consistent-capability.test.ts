import { describe } from "vitest";

import { testSamples } from "./samples.ts";

const imports = `import { type AsyncGetResponse, type GetResponse, HttpRequest, HttpResponse, isCoroutineFunction, markCoroutineFunction } from "eslint-plugin-async-middleware/runtime";
export const used = [HttpRequest, HttpResponse, isCoroutineFunction, markCoroutineFunction];
export type Used = AsyncGetResponse | GetResponse;
`;

/** A class of which the fourth line is the first of its members. */
const layer = (members: string, head = "export class M"): string =>
  `${imports}${head} {\n${members}\n}\n`;

const own = `interface Q { readonly path: string }
interface R { status: number; headers: Record<string, string> }
type GetResponse = (q: Q) => R | Promise<R>;
`;

describe("wrong on the reference runtime", () => {
  testSamples("consistent-capability", [
    {
      name: "no mark, with its repair",
      code: layer(
        `  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: AsyncGetResponse) {}
  async call(request: HttpRequest) {
    return this.getResponse(request);
  }`,
      ),
      reports: [
        {
          line: 5,
          messageId: "unmarked",
          message: "`M` gives a promise, but nothing marks it",
          suggestions: [
            layer(
              `  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }
  async call(request: HttpRequest) {
    return this.getResponse(request);
  }`,
            ),
          ],
        },
      ],
    },
    {
      name: "claims to be sync as well, with its repair",
      code: layer(
        `  static readonly asyncCapable = true;
  constructor(private readonly getResponse: GetResponse) {
    markCoroutineFunction(this);
  }
  async call(request: HttpRequest) {
    return await this.getResponse(request);
  }`,
      ),
      reports: [
        {
          line: 5,
          messageId: "claimsSync",
          message: "leaves `syncCapable` true",
          suggestions: [
            layer(
              `  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {
    markCoroutineFunction(this);
  }
  async call(request: HttpRequest) {
    return await this.getResponse(request);
  }`,
            ),
          ],
        },
      ],
    },
    {
      name: "an async field without flags",
      code: layer(
        `  constructor(private readonly getResponse: AsyncGetResponse) {}
  call = async (request: HttpRequest) => this.getResponse(request);`,
      ),
      reports: [{ line: 6, messageId: "undeclaredPromise" }],
    },
    {
      name: "sync throughout, and declared for both",
      code: layer(
        `  static readonly asyncCapable = true;
  constructor(private readonly getResponse: (request: HttpRequest) => HttpResponse) {}
  call(request: HttpRequest): HttpResponse {
    const response = this.getResponse(request);
    response.headers.set("x-sync", "1");
    return response;
  }`,
      ),
      reports: [{ line: 5, messageId: "noAsyncPath" }],
    },
    {
      name: "a chain to the letter of Django",
      run: { capabilities: "django" },
      code: `${imports}import { Chain } from "eslint-plugin-async-middleware/runtime";
export class M {
  constructor(private readonly getResponse: AsyncGetResponse) {}
  async call(request: HttpRequest) {
    return this.getResponse(request);
  }
}
const MIDDLEWARE = [M];
export const chain = Chain.load({ middleware: MIDDLEWARE, capabilities: "django", urls: () => new HttpResponse() });
`,
      reports: [{ line: 7, messageId: "undeclaredAsync" }],
    },
    {
      name: "names what a half lacks",
      code: layer(
        `  static readonly asyncCapable = true;
  constructor(private readonly getResponse: GetResponse) {
    if (isCoroutineFunction(getResponse)) markCoroutineFunction(this);
  }
  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    if (isCoroutineFunction(this.getResponse)) return this.later(request);
    return this.getResponse(request) as HttpResponse;
  }
  private async later(request: HttpRequest): Promise<HttpResponse> {
    if (request.path === "/admin") return new HttpResponse("no", { status: 403 });
    const response = await this.getResponse(request);
    response.headers.set("x-later", "1");
    return response;
  }`,
      ),
      reports: [
        {
          line: 14,
          messageId: "missingInHalf",
          message: "Only `later` answers 403, sets the header `x-later`",
        },
      ],
    },
  ]);
});

describe("advice", () => {
  testSamples(
    "consistent-capability",
    [
      {
        name: "an async call that is inferred, with its repair",
        run: { capabilities: "django" },
        code: layer(
          `  constructor(private readonly getResponse: AsyncGetResponse) {}
  async call(request: HttpRequest) {
    return this.getResponse(request);
  }`,
        ),
        reports: [
          {
            line: 6,
            messageId: "inferredAsync",
            suggestions: [
              layer(
                `  static readonly asyncCapable = true;
  static readonly syncCapable = false;

  constructor(private readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }
  async call(request: HttpRequest) {
    return this.getResponse(request);
  }`,
              ),
            ],
          },
        ],
      },
    ],
    { option: { advice: true } },
  );
});

describe("chains of the project's own", () => {
  testSamples("consistent-capability", [
    {
      name: "both flags false",
      code: `${own}export class M {
  static readonly syncCapable = false;
  static readonly asyncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}
  call(q: Q) {
    return this.getResponse(q);
  }
}
`,
      reports: [{ line: 6, messageId: "noCapability" }],
    },
    {
      name: "a flag against an async call",
      code: `${own}export class M {
  static readonly syncCapable = true;
  static readonly asyncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}
  async call(q: Q) {
    return await this.getResponse(q);
  }
}
`,
      reports: [{ line: 6, messageId: "deniesAsync" }],
    },
    {
      name: "no flags, a promise, an acall: the chain may do right by them",
      run: "the chain is the project's own, and not there",
      code: `${own}export class M {
  constructor(private readonly getResponse: GetResponse) {}
  async call(q: Q) {
    return await this.getResponse(q);
  }
}
export class N {
  static readonly asyncCapable = true;
  constructor(private readonly getResponse: GetResponse) {}
  async call(q: Q) {
    return await this.getResponse(q);
  }
}
export class NotALayer {
  static readonly asyncCapable = false;
  static readonly syncCapable = false;
  async call(name: string) {
    return await Promise.resolve(name);
  }
}
`,
      reports: [],
    },
  ]);
});
