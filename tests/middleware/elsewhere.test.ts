import { describe, expect, it } from "vitest";

import { sitesOf } from "./sites.ts";

/** What `npm run recognition` found with packages that aren't installed here, as far as it shows without them. */
describe("a framework whose types are another's", () => {
  const types = `export type { RequestHandler as Middleware } from "express";`;
  const file = (name: string) => `
    import type { Middleware } from "${name}";
    export const log: Middleware = (req, res, next) => { next(); };
  `;

  it("is meant where its package is imported: @types/polka names Express's", () => {
    expect(
      sitesOf({
        "node_modules/polka/index.d.ts": types,
        "file.ts": file("polka"),
      }),
    ).toEqual(["log: middleware polka contextual next=sync"]);
  });

  it("isn't where nothing of it is imported", () => {
    expect(sitesOf({ "types.ts": types, "file.ts": file("./types") })).toEqual([
      "log: middleware express contextual next=sync",
    ]);
  });
});

describe("a property of the factory's parameter", () => {
  const settings = {
    middleware: [
      {
        id: "exchange",
        npm: ["."],
        contextual: [{ package: ".", type: "Exchange" }],
        binding: [{ shape: "outer-param", index: 0, property: "forward" }],
      },
    ],
  };
  const types = `
    type Source = (sink: () => void) => void;
    type IO = (operations: Source) => Source;
    export type Exchange = (input: { forward: IO }) => IO;
    declare function pipe(source: Source, through: IO, tap: () => void): Source;
  `;

  it("is the downstream of what the factory returns", () => {
    expect(
      sitesOf(
        `${types}
        export const named: Exchange = ({ forward }) => (operations) => forward(operations);
        export const whole: Exchange = (input) => (operations) => input.forward(operations);
        export const piped: Exchange = ({ forward }) => (operations) => pipe(operations, forward, console.log);`,
        settings,
      ),
    ).toEqual([
      "named: middleware exchange settings forward=promise",
      "whole: middleware exchange settings input.forward=promise",
      "piped: middleware exchange settings forward=promise",
    ]);
  });

  it("makes no middleware of a factory that hands it on", () => {
    expect(
      sitesOf(
        `${types} export const through: Exchange = ({ forward }) => forward;`,
        settings,
      ),
    ).toEqual([]);
  });
});
