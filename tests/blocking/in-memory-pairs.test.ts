import { expect, it } from "vitest";

import { koa, reported } from "./sample.ts";

/** A look-up beside its asynchronous twin, in a package of this name. */
function container(name: string): Record<string, string> {
  return {
    [`node_modules/${name}/index.d.ts`]: `
export declare class Container {
  get<T>(id: string): T;
  getAsync<T>(id: string): Promise<T>;
}
`,
    "app.ts": koa(
      `  ctx.state["user"] = container.get("user");`,
      `import { Container } from "${name}";\nconst container = new Container();`,
    ),
  };
}

function linted(name: string): string[] {
  const { "app.ts": app, ...types } = container(name);
  return reported({ "app.ts": app!, ...types }, { advice: true });
}

it.each(["inversify", "@inversifyjs/container"])(
  "%s looks up in memory, also beside its asynchronous twin",
  (name) => {
    expect(linted(name)).toEqual([]);
  },
);

it("another package's look-up beside such a twin is advice", () => {
  expect(linted("record-store")).toEqual([
    `ctx.state["user"] = container.get("user");`,
  ]);
});
