import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Linter } from "eslint";
import type { ErrorRequestHandler, Express } from "express";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";

interface Sample {
  readonly name: string;
  /** What is said with `advice`, and what Express 4 gives for GET /; what nothing is said of answers. */
  readonly reports: readonly string[];
  readonly observed: string;
  readonly code: string;
}

const samples: readonly Sample[] = [
  {
    name: "a throw in a handler",
    reports: ['error `throw new Error("no such user")`'],
    observed: "hang",
    code: `app.get("/", async (request, response, next) => {
  const user = await find(request.path);
  if (!user) throw new Error("no such user");
  response.json(user);
});`,
  },
  {
    name: "a throw in a middleware, by name, in an array",
    reports: ['error `throw new Error("who?")`'],
    observed: "hang",
    code: `const auth: RequestHandler = async (request, _response, next) => {
  if (await find(request.path)) return next();
  throw new Error("who?");
};
app.use([auth]);`,
  },
  {
    name: "what a catch throws on",
    reports: ['error `throw new Error("late")`'],
    observed: "hang",
    code: `app.get("/", async (_request, response) => {
  try {
    response.json(await fail());
  } catch {
    throw new Error("late");
  }
});`,
  },
  {
    name: "an await that may reject",
    reports: ["advice What `await fail()` may throw"],
    observed: "hang",
    code: `app.get("/", async (_request, response) => {
  response.json(await fail());
});`,
  },
  {
    name: "a method of a controller",
    reports: ["advice What `await this.load()` may throw"],
    observed: "hang",
    code: `class Users {
  load = () => fail();
  list: RequestHandler = async (_request, response) => {
    response.json(await this.load());
  };
}
const users = new Users();
app.route("/").get(users.list);`,
  },
  {
    name: "an error that is handed on",
    reports: [],
    observed: "handled",
    code: `app.get("/", async (_request, response, next) => {
  try {
    response.json(await fail());
  } catch (error) {
    next(error);
  }
});`,
  },
  {
    name: "a wrapper that hands errors on",
    reports: [],
    observed: "handled",
    code: `const wrap = (handler: (...given: Parameters<RequestHandler>) => Promise<unknown>): RequestHandler =>
  (request, response, next) => void handler(request, response, next).catch(next);
app.get("/", wrap(async () => {
  throw new Error("no such user");
}));`,
  },
  {
    name: "a throw in a handler that isn't async",
    reports: [],
    observed: "handled",
    code: `app.get("/", () => {
  throw new Error("no such user");
});`,
  },
  {
    name: "an await that has its own catch",
    reports: [],
    observed: '"none"',
    code: `app.get("/", async (_request, response) => {
  response.json(await fail().catch(() => "none"));
});`,
  },
];

const wrapped = ({ code }: Sample): string =>
  `import express, { type RequestHandler } from "express";
declare function find(path: string): Promise<object | undefined>;
declare function fail(): Promise<never>;
export const app = express();
${code}
`;

const folder = `express-4-${String(process.pid)}`;
const installed = path.dirname(virtual(`${folder}/node_modules/express/x`));

beforeAll(() => {
  fs.mkdirSync(installed, { recursive: true });
  fs.copyFileSync(
    createRequire(import.meta.url).resolve("express-4/package.json"),
    path.join(installed, "package.json"),
  );
});
afterAll(() => {
  fs.rmSync(virtual(folder), { recursive: true, force: true });
});

const options = {
  rules: {
    "async-middleware/valid-hooks": ["error", { advice: true }],
  } satisfies Linter.RulesRecord,
};

function lint(
  sample: string,
  where: string,
  more: Readonly<Record<string, string>> = {},
): Linter.LintMessage[] {
  const program = programOf({ [`${where}/a.ts`]: sample, ...more });
  expect(typeErrors(program)).toEqual([]);
  return lintFile(program, virtual(`${where}/a.ts`), options);
}

/** What the application of a sample answers, with the version of Express that is named. */
async function answerOf(code: string, version: string): Promise<string> {
  const load = createRequire(import.meta.url);
  const exports = {} as { app: Express };
  const text = ts.transpile(code, {
    ...{ module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    esModuleInterop: true,
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function("exports", "require", "find", "fail", text)(
    exports,
    () => load(version) as unknown,
    () => Promise.resolve(undefined),
    () => Promise.reject(new Error("down")),
  );
  const onError: ErrorRequestHandler = (_error, _request, response, next) => {
    if (response.headersSent) next();
    else response.status(500).end("handled");
  };
  exports.app.use(onError);
  const server = exports.app.listen(0);
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<string>((resolve) => {
    const sent = http.get({ port, agent: false }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => {
        resolve(body);
      });
    });
    sent.on("error", () => undefined);
    sent.setTimeout(300, () => {
      resolve("hang");
      sent.destroy();
    });
  });
  server.close();
  return answer;
}

// A rejection that nobody handles is what is expected here; vitest would count it as an error of the test.
const kept = process.listeners("unhandledRejection");
let rejected = 0;
const count = (): void => {
  rejected++;
};

describe.each(samples.map((sample) => [sample.name, sample] as const))(
  "%s",
  (_, sample) => {
    beforeAll(() => {
      rejected = 0;
      process.removeAllListeners("unhandledRejection");
      process.on("unhandledRejection", count);
    });
    afterAll(() => {
      process.removeAllListeners("unhandledRejection");
      for (const one of kept) process.on("unhandledRejection", one);
    });

    it("is judged as Express 4 treats it", async () => {
      const messages = lint(wrapped(sample), folder);
      expect(messages.map(({ message }) => message)).toEqual(
        sample.reports.map(
          (report) =>
            expect.stringContaining(report.replace(/^\w+ /, "")) as string,
        ),
      );
      expect(await answerOf(wrapped(sample), "express-4")).toBe(
        sample.observed,
      );
      expect(rejected > 0).toBe(sample.observed === "hang");
    });

    it("is right with Express 5", async () => {
      expect(lint(wrapped(sample), "express-5")).toEqual([]);
      expect(await answerOf(wrapped(sample), "express")).not.toBe("hang");
    });

    it("is mended by its suggestion", async () => {
      const text = wrapped(sample);
      for (const { suggestions = [] } of lint(text, folder))
        for (const { fix } of suggestions) {
          const [start, end] = fix.range;
          const mended = text.slice(0, start) + fix.text + text.slice(end);
          const left = lint(mended, folder).map(({ message }) => message);
          expect(left.filter((one) => one.startsWith("`throw"))).toEqual([]);
          expect(await answerOf(mended, "express-4")).toBe("handled");
        }
    });
  },
);

describe("recommended", () => {
  it("names what throws in plain sight, and no more", () => {
    const messages = samples.flatMap((sample) => {
      const program = programOf({ [`${folder}/a.ts`]: wrapped(sample) });
      return lintFile(program, virtual(`${folder}/a.ts`)).filter(
        ({ ruleId }) => ruleId === "async-middleware/valid-hooks",
      );
    });
    expect(messages).toHaveLength(
      samples.flatMap(({ reports }) =>
        reports.filter((one) => one.startsWith("error")),
      ).length,
    );
  });

  it("is silent where a package makes Express wait", () => {
    const [sample] = samples;
    expect(
      lint(wrapped(sample!), folder, {
        [`${folder}/main.ts`]: 'import "express-async-errors";',
        [`${folder}/types.d.ts`]: 'declare module "express-async-errors";',
      }),
    ).toEqual([]);
  });
});
