import path from "node:path";
import { expect, it } from "vitest";

import { root } from "../../lint.ts";
import { Session } from "./session.ts";

const service = `export class Pages {
  constructor(private readonly load: (id: string) => string) {}
  async get(id: string) { return this.load(id); }
}
`;

const middleware = `export class Middleware {
  constructor(
    private readonly getResponse: (request: { path: string }) => Promise<object>,
    private readonly pages: import("./service.ts").Pages,
  ) {}
  async call(request: { path: string }) {
    await this.pages.get(request.path);
    return await this.getResponse(request);
  }
}
`;

const wiring = (imported: string, name: string, load: string): string =>
  `import { readFileSync } from "node:fs";
import { ${imported} } from "./service.ts";
export const slow = (id: string) => readFileSync(id, "utf8");
export const quick = (id: string) => id;
export const pages = new ${name}(${load});
`;

it("a name that an edit gives a class is looked for from then on", () => {
  const session = new Session(
    path.join(root, "tests", "analysis", "editing", "nowhere"),
    new Map([
      ["service.ts", service],
      ["middleware.ts", middleware],
      ["wiring.ts", wiring("Pages", "Pages", "quick")],
    ]),
  );
  const blocks = (): boolean =>
    session
      .reports("middleware.ts")
      .some((report) => report.includes("no-blocking-call"));
  expect(blocks()).toBe(false);
  session.edit("wiring.ts", wiring("Pages as Documents", "Documents", "slow"));
  expect(blocks()).toBe(true);
  session.edit("wiring.ts", wiring("Pages as Documents", "Documents", "quick"));
  expect(blocks()).toBe(false);
  session.edit("wiring.ts", wiring("Pages as Leaves", "Leaves", "slow"));
  expect(blocks()).toBe(true);
});
