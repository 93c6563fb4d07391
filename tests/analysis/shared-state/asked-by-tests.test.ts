import { expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";

// Outside of `tests`, where every file would pass for a test.
const app = "../../app/";

const rankings = `
import { Controller, Get, Injectable, Param } from "@nestjs/common";

export declare function scoreOf(word: string): Promise<number>;

@Injectable()
export class Ranking {
  private words: readonly string[] = [];

  async best(words: readonly string[]): Promise<string | undefined> {
    this.words = words;
    let best: string | undefined;
    for (const word of this.words)
      if ((await scoreOf(word)) > 3 && this.words.includes(word)) best = word;
    return best;
  }
}

@Injectable()
export class Rankings {
  create(): Ranking {
    return new Ranking();
  }
}

@Controller("words")
export class Words {
  constructor(private readonly rankings: Rankings) {}

  @Get(":words")
  best(@Param("words") words: string): Promise<string | undefined> {
    return this.rankings.create().best(words.split(","));
  }
}
`;

const asking = `
import { Ranking } from "../rankings.ts";

declare function get<T>(type: new () => T): T;
export const ranking = get(Ranking);
`;

function reportsBeside(name: string): string[] {
  const program = programOf({
    [`${app}rankings.ts`]: rankings,
    [`${app}${name}`]: asking,
  });
  expect(typeErrors(program, virtual(app))).toEqual([]);
  return lintFile(program, virtual(`${app}rankings.ts`)).map(
    ({ ruleId }) => ruleId ?? "",
  );
}

it("leaves an object to whoever has it made where only a test takes one from the container", () => {
  expect(reportsBeside("tests/rankings.spec.ts")).toEqual([]);
});

it("shares an object that the application takes from the container", () => {
  expect(reportsBeside("start/rankings.ts")).toEqual([
    "async-middleware/no-request-state-leak",
  ]);
});
