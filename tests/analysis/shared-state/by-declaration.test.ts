import { describe, expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";

/** `line rule` of each report about `file.ts`; a mark is `// ! rule`. */
function reportsOf(files: Readonly<Record<string, string>>): {
  readonly found: readonly string[];
  readonly marked: readonly string[];
} {
  const program = programOf(files);
  expect(typeErrors(program)).toEqual([]);
  const text = files["file.ts"] ?? "";
  return {
    found: lintFile(program, virtual("file.ts"), {
      rules: {
        "async-middleware/no-shared-state-race": "error",
        "async-middleware/no-request-state-leak": "error",
        "async-middleware/no-blocking-call": "error",
      },
    }).map(
      ({ line, ruleId }) =>
        `${String(line)} ${(ruleId ?? "").replace("async-middleware/", "")}`,
    ),
    marked: text.split("\n").flatMap((line, index) => {
      const mark = /\/\/ ! (\S+)$/.exec(line);
      return mark ? [`${String(index + 1)} ${mark[1] ?? ""}`] : [];
    }),
  };
}

function expectMarks(files: Readonly<Record<string, string>>): void {
  const { found, marked } = reportsOf(files);
  expect(found).toEqual(marked);
}

const balance = `
  private total = 0;
  async add(by: number) {
    const before = this.total;
    await load();
    this.total = before + by;`;
const service = `${balance} // ! no-shared-state-race
  }
`;
const silent = `${balance}
  }
`;
const load = `declare function load(): Promise<number>;`;

describe("providers", () => {
  it("are told by the decorator's declaration, under any name", () => {
    expectMarks({
      "names.ts": `export { Injectable as Provided } from "@nestjs/common";`,
      "file.ts": `import * as nest from "@nestjs/common";
import { Provided } from "./names";
${load}
@Provided()
export class First {${service}}
@nest.Injectable()
export class Second {${service}}
`,
    });
  });

  it("are no classes with a decorator of the project's own", () => {
    expectMarks({
      "file.ts": `${load}
const Injectable = () => (target: object) => { console.log(target); };
@Injectable()
export class Import {${silent}}
`,
    });
  });

  it("live for a request where the container is asked for that, by whatever constant", () => {
    expectMarks({
      "scopes.ts": `import { Scope } from "@nestjs/common";
export const perRequest = Scope.REQUEST;
export const options = { scope: Scope.REQUEST };
export enum Level { REQUEST, DEFAULT }`,
      "file.ts": `import { Injectable, Scope } from "@nestjs/common";
import { Level, options, perRequest as scope } from "./scopes";
${load}
@Injectable({ scope })
export class First {${silent}}
@Injectable(options)
export class Second {${silent}}
const level = (value: object) => (target: object) => { console.log(value, target); };
@level({ scope: Level.REQUEST })
@Injectable({ scope: Scope.DEFAULT })
export class Third {${service}}
`,
    });
  });

  it("live for a request by Midway's own default", () => {
    expectMarks({
      "midway.d.ts": `declare module "@midwayjs/core" {
  export function Controller(path?: string): (target: object) => void;
  export function Provide(): (target: object) => void;
  export function Scope(scope: ScopeEnum): (target: object) => void;
  export enum ScopeEnum { Singleton, Request }
}`,
      "file.ts": `import { Controller, Provide, Scope, ScopeEnum } from "@midwayjs/core";
${load}
@Controller("/")
export class First {${silent}}
@Provide()
@Scope(ScopeEnum.Singleton)
export class Second {${service}}
`,
    });
  });
});
