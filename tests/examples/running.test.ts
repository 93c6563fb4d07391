import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { examples } from "../../scripts/examples.ts";
import { start, type Server } from "./server.ts";

const environment: Readonly<Record<string, Readonly<Record<string, string>>>> =
  {
    express: { OPEN_PER_TEAM: "1" },
  };

// So many at once that some meet inside the application, however slow the machine; an agent may have 8.
const crowd = 16;

// What the mistakes do to a request, and what the same request gets from the fixed twin.
const servers = new Map<string, Server>();

beforeAll(async () => {
  const starting = examples().flatMap(({ name }) =>
    (["src", "fixed"] as const).map(async (folder) => {
      const server = await start(name, folder, environment[name]);
      servers.set(`${name}/${folder}`, server);
    }),
  );
  await Promise.all(starting);
}, 60_000);

afterAll(async () => {
  const codes = await Promise.all(
    [...servers.values()].map((server) => server.stop()),
  );
  expect(codes).toEqual(codes.map(() => 0));
});

/** The same question to the application and to its twin. */
async function both<Answer>(
  name: string,
  ask: (
    call: (path: string, init?: RequestInit) => Promise<Response>,
  ) => Promise<Answer>,
): Promise<{ mistaken: Answer; fixed: Answer }> {
  const one = (folder: string): Promise<Answer> => {
    const { url } = servers.get(`${name}/${folder}`)!;
    return ask((path, init) => fetch(`${url}${path}`, init));
  };
  return { mistaken: await one("src"), fixed: await one("fixed") };
}

function post(
  body: unknown,
  headers: Record<string, string> = {},
): RequestInit {
  return {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  };
}

it("every example has its start scripts", () => {
  for (const { folder } of examples()) {
    const manifest = JSON.parse(
      fs.readFileSync(path.join(folder, "package.json"), "utf8"),
    ) as { scripts: Record<string, string> };
    expect(manifest.scripts).toMatchObject({
      start: "tsx src/main.ts",
      "start:fixed": "tsx fixed/main.ts",
    });
  }
});

describe("koa", () => {
  it("a second next() fails the request of a guest", async () => {
    const { mistaken, fixed } = await both(
      "koa",
      async (call) => (await call("/books")).status,
    );
    expect({ mistaken, fixed }).toEqual({ mistaken: 500, fixed: 200 });
  });

  it("`return next()` in a `try` leaves its `catch` unused", async () => {
    const { mistaken, fixed } = await both("koa", async (call) =>
      (await call("/orders")).text(),
    );
    expect(mistaken).toBe("please log in");
    expect(JSON.parse(fixed)).toEqual({ error: "please log in" });
  });

  it("orders at the same time get the same number", async () => {
    const { mistaken, fixed } = await both("koa", async (call) => {
      const login = post(
        { email: "ada@example.org", password: "lovelace" },
        { authorization: "Bearer none" },
      );
      const { token } = (await (await call("/sessions", login)).json()) as {
        token: string;
      };
      const order = post(
        { isbn: "9780140449136" },
        { authorization: `Bearer ${token}` },
      );
      const answers = await Promise.all(
        Array.from({ length: crowd }, () => call("/orders", order)),
      );
      const numbers = await Promise.all(
        answers.map(
          async (answer) =>
            ((await answer.json()) as { number: number }).number,
        ),
      );
      return new Set(numbers).size;
    });
    expect(mistaken).toBeLessThan(crowd);
    expect(fixed).toBe(crowd);
  });
});

describe("hono", () => {
  it("without its trace, an answer that nobody waits for is lost", async () => {
    const link = post(
      { target: "https://example.org/" },
      { "x-api-key": "newsletter.sesame" },
    );
    const { mistaken, fixed } = await both(
      "hono",
      async (call) => (await call("/api/links", link)).status,
    );
    expect({ mistaken, fixed }).toEqual({ mistaken: 500, fixed: 201 });
  });
});

describe("express", () => {
  const as = (agent: string): Record<string, string> => ({
    "x-agent-token": `${agent}-token`,
  });

  it("tickets at the same time slip past the limit", async () => {
    const { mistaken, fixed } = await both("express", async (call) => {
      const ticket = post({ subject: "late", from: "a@example.org" }, as("mo"));
      const answers = await Promise.all(
        Array.from({ length: crowd }, () => call("/tickets", ticket)),
      );
      return answers.filter(({ status }) => status === 201).length;
    });
    expect(mistaken).toBeGreaterThan(1);
    expect(fixed).toBe(1);
  });

  it("an agent is taken for another one", async () => {
    const agents = Array.from({ length: crowd }, (_, index) =>
      index % 2 === 0 ? "mo" : "ines",
    );
    const { mistaken, fixed } = await both("express", async (call) =>
      Promise.all(
        agents.map(async (agent) => {
          const answer = await call("/tickets/1/close", {
            method: "POST",
            headers: as(agent),
          });
          return ((await answer.json()) as { closedBy: string }).closedBy;
        }),
      ),
    );
    expect(mistaken).not.toEqual(agents);
    expect(fixed).toEqual(agents);
  });
});

describe("sveltekit-style", () => {
  it("a hook that resolves twice takes the first answer for a second one", async () => {
    const answer = post({ choice: "bike" }, { cookie: "visitor=ada" });
    const { mistaken, fixed } = await both(
      "sveltekit-style",
      async (call) => (await call("/api/answers", answer)).status,
    );
    expect({ mistaken, fixed }).toEqual({ mistaken: 409, fixed: 201 });
  });
});

describe("django-style", () => {
  it("HEAD runs the view twice", async () => {
    const { mistaken, fixed } = await both("django-style", async (call) =>
      (await call("/images/moor", { method: "HEAD" })).headers.get("x-views"),
    );
    expect({ mistaken, fixed }).toEqual({ mistaken: "2", fixed: "1" });
  });

  it("a `catch` without a response hides the error from who could answer it", async () => {
    const { mistaken, fixed } = await both("django-style", async (call) =>
      (await call("/login", { method: "POST", body: "{" })).text(),
    );
    expect(mistaken).toBe("Server Error (500)");
    expect(JSON.parse(fixed)).toEqual({ error: "something broke" });
  });
});
