import type ts from "typescript";

import { listenToLimits } from "../program/debug.ts";
import { isWithin } from "../program/syntax/functions.ts";
import type { Site } from "../middleware/site.ts";
import {
  reportsOf,
  silencedAt,
  strictOptionsOf,
  type RuleReport,
} from "./rule-reports.ts";
import { lineOf, placeHere } from "./site-words.ts";
import { shown } from "./load-program.ts";
import { whySilent } from "./silence.ts";
import type { UserConfig } from "./user-config.ts";

/** What one rule makes of a file: with the user's options, and what `strict` would add. */
interface Ruling {
  readonly rule: string;
  readonly options: readonly unknown[] | undefined;
  readonly reports: readonly RuleReport[];
  readonly inStrict: readonly RuleReport[];
  /** Set where the rule broke down: a defect of this plugin. */
  readonly defect: string | undefined;
}

/** The rules' word on the files of a program, asked for once a file. */
export class Verdicts {
  readonly #program: ts.Program;
  readonly #config: UserConfig;
  readonly #byFile = new Map<ts.SourceFile, readonly Ruling[]>();
  readonly #limits: { readonly limit: string; readonly node: ts.Node }[] = [];

  constructor(program: ts.Program, config: UserConfig) {
    this.#program = program;
    this.#config = config;
    listenToLimits((limit, node) => this.#limits.push({ limit, node }));
  }

  /** A line for each rule and report, or for why there is none, about one site. */
  linesAbout(site: Site, sites: readonly Site[]): readonly string[] {
    const limits = this.#limitsIn(site.body);
    return this.#rulingsOn(site.body.getSourceFile()).flatMap((ruling) => {
      const { rule, options, defect } = ruling;
      if (defect !== undefined)
        return [line(rule, `broke down, please report it: ${defect}`)];
      const about = (reports: readonly RuleReport[]): readonly RuleReport[] =>
        reports.filter((report) => siteOfReport(report, sites) === site);
      const own = about(ruling.reports);
      const strict = about(ruling.inStrict);
      const wouldSay = strict.map((report) =>
        line(
          rule,
          `silent; with the options of \`strict\`: ${reportText(report)}`,
        ),
      );
      if (own.length > 0)
        return [
          ...own.map((report) => line(rule, `REPORTS ${reportText(report)}`)),
          ...wouldSay,
        ];
      if (options === undefined)
        return [
          line(
            rule,
            strict.length > 0
              ? `off here; it would say: ${reportText(strict[0])}`
              : "off here; it would say nothing",
          ),
        ];
      if (wouldSay.length > 0) return wouldSay;
      return [line(rule, `silent: ${whySilent(rule, site, options, limits)}`)];
    });
  }

  /** What the rules report in a file outside all of its sites. */
  linesElsewhere(
    sourceFile: ts.SourceFile,
    sites: readonly Site[],
  ): readonly string[] {
    return this.#reportLines(
      sourceFile,
      (report) => siteOfReport(report, sites) === undefined,
    );
  }

  /** What the rules report in a body that a site runs, where that is no site itself. */
  linesWithin(body: ts.Node): readonly string[] {
    return this.#reportLines(
      body.getSourceFile(),
      ({ position }) => position >= body.pos && position < body.end,
    );
  }

  #reportLines(
    sourceFile: ts.SourceFile,
    isWanted: (report: RuleReport) => boolean,
  ): readonly string[] {
    return this.#rulingsOn(sourceFile)
      .flatMap(({ reports }) => reports)
      .filter(isWanted)
      .map((report) => line(report.rule, `REPORTS ${reportText(report)}`));
  }

  #limitsIn(body: ts.Node): readonly string[] {
    const found = this.#limits
      .filter(({ node }) => isWithin(node, body) || isWithin(body, node))
      .map(({ limit, node }) => `${limit} (${placeHere(node)})`);
    return [...new Set(found)];
  }

  #rulingsOn(sourceFile: ts.SourceFile): readonly Ruling[] {
    let rulings = this.#byFile.get(sourceFile);
    if (!rulings) {
      rulings = [...this.#config.options].map(([rule, options]) =>
        this.#ruling(rule, options, sourceFile),
      );
      this.#byFile.set(sourceFile, rulings);
    }
    return rulings;
  }

  #ruling(
    rule: string,
    options: readonly unknown[] | undefined,
    sourceFile: ts.SourceFile,
  ): Ruling {
    const ask = (given: readonly unknown[]): readonly RuleReport[] =>
      reportsOf(rule, this.#program, sourceFile, this.#config.raw, given);
    try {
      const reports = options ? ask(options) : [];
      const [own] = options ?? [];
      const [strict] = strictOptionsOf(rule);
      const known = new Set(reports.map(keyOf));
      const inStrict = ask([
        { ...(own as object | undefined), ...(strict as object | undefined) },
      ]).filter((report) => !known.has(keyOf(report)));
      return { rule, options, reports, inStrict, defect: undefined };
    } catch (error) {
      const defect = error instanceof Error ? error.message : String(error);
      return { rule, options, reports: [], inStrict: [], defect };
    }
  }
}

const widest = 26;

function line(rule: string, text: string): string {
  return `${rule.padEnd(widest)} ${text}`;
}

function keyOf({ position, message }: RuleReport): string {
  return `${String(position)} ${message}`;
}

function reportText(report: RuleReport | undefined): string {
  if (!report) return "";
  const { sourceFile, position, message } = report;
  const { line: at, character } =
    sourceFile.getLineAndCharacterOfPosition(position);
  const comment = silencedAt(report);
  const place = `${shown(sourceFile.fileName)}:${String(at + 1)}:${String(character + 1)}`;
  return `${place} ${message}${comment === undefined ? "" : ` (switched off by the comment at line ${String(comment)})`}`;
}

/** The site that a report is about: the innermost around it, or the one on the same line or in the same class. */
function siteOfReport(
  { position, sourceFile }: RuleReport,
  sites: readonly Site[],
): Site | undefined {
  const around = sites
    .filter(({ body }) => position >= body.pos && position < body.end)
    .sort((left, right) => right.body.pos - left.body.pos);
  if (around[0]) return around[0];
  const at = sourceFile.getLineAndCharacterOfPosition(position).line + 1;
  return sites.find(
    ({ body }) =>
      lineOf(body) === at ||
      (body.parent.pos <= position &&
        position < body.parent.end &&
        body.parent !== sourceFile),
  );
}
