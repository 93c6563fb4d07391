import { ESLintUtils, type TSESLint } from "@typescript-eslint/utils";
import type ts from "typescript";

import type { Finding } from "./analysis/finding.ts";
import { keptFindings } from "./analysis/kept-findings.ts";
import type { Project } from "./analysis/project.ts";
import { isDebugging } from "./program/debug.ts";
import { reportFinding } from "./report/report-finding.ts";
import { settingsOf } from "./settings.ts";

/** What the plugin's own `meta.docs` says beside a description. */
export interface RuleDocs {
  /** The config that a rule belongs to first. */
  readonly recommended: "recommended" | "strict";
  readonly requiresTypeChecking: true;
  /** What `strict` sets beyond `recommended`. */
  readonly strictOptions?: readonly unknown[];
}

const homepage =
  "https://github.com/eslint-plugin-async-middleware/eslint-plugin-async-middleware";

export const createRule = ESLintUtils.RuleCreator<RuleDocs>(
  (name) => `${homepage}/blob/main/docs/rules/${name}.md`,
);

/** Messages that every rule can give in place of its own. */
export const setupMessages = {
  needsTypes:
    "The async-middleware rules read types and found none for this file, so they check nothing here. Use the config `recommendedStandalone`, or set `languageOptions.parser` to `@typescript-eslint/parser` with `parserOptions.projectService: true`.",
  underOxlint:
    "oxlint gives JavaScript plugins no types, and the async-middleware rules read types, so they check nothing in this run. Take them out of oxlint's config, and run ESLint with the config `recommendedStandalone` beside it. This is said once a run.",
  invalidSettings: "`settings['async-middleware']` is not valid: {{ problem }}",
} as const;

export type SetupMessageIds = keyof typeof setupMessages;

type Context<
  MessageIds extends string,
  Options extends readonly unknown[],
> = Readonly<TSESLint.RuleContext<MessageIds | SetupMessageIds, Options>>;

/** Files about which a set-up problem is already reported: one report a file, whichever rules are on. */
const complained = new WeakSet<object>();

/** Whether oxlint was told already: it has no type information for any file, so one report says it for all. */
let toldOxlint = false;

/** oxlint runs plugins for ESLint, with a parser of its own that carries this name. */
function isOxlint(parser: unknown): boolean {
  return (parser as { name?: unknown } | undefined)?.name === "oxlint";
}

/**
 * The listeners of a rule: asks `analyse` for the findings of the linted file and reports each.
 * `judges` says whether each finding is due to one function and what that calls, or to the file as a whole.
 * Without type information, or with settings that do not parse, says so once a file; in oxlint, once a run.
 */
export function reportFindings<
  MessageIds extends string,
  Options extends readonly unknown[],
>(
  context: Context<MessageIds, Options>,
  analyse: (
    project: Project,
    sourceFile: ts.SourceFile,
  ) => readonly Finding<MessageIds>[],
  judges: "functions" | "file" = "file",
): TSESLint.RuleListener {
  return {
    Program(program) {
      const complain = (
        messageId: SetupMessageIds,
        data: Record<string, string> = {},
      ): void => {
        if (complained.has(context.sourceCode.ast)) return;
        complained.add(context.sourceCode.ast);
        const token = context.sourceCode.getFirstToken(program);
        context.report({
          loc: token?.loc ?? { line: 1, column: 0 },
          messageId,
          data,
        });
      };

      const services = context.sourceCode.parserServices;
      if (!services?.program || !services.esTreeNodeToTSNodeMap) {
        if (!isOxlint(context.languageOptions.parser)) complain("needsTypes");
        else if (!toldOxlint) {
          toldOxlint = true;
          complain("underOxlint");
        }
        return;
      }
      const { settings, problems } = settingsOf(
        context.settings["async-middleware"],
      );
      if (problems.length > 0)
        complain("invalidSettings", { problem: problems.join(" ") });

      const sourceFile: ts.SourceFile =
        services.esTreeNodeToTSNodeMap.get(program);
      const { program: tsProgram } = services;
      const findings = guarded(context.filename, () =>
        keptFindings(tsProgram, settings, sourceFile, {
          name: `${context.id} ${JSON.stringify(context.options)}`,
          byFunction: judges === "functions",
          ask: (project) => analyse(project, sourceFile),
        }),
      );
      for (const finding of findings)
        reportFinding(context, sourceFile, finding);
    },
  };
}

/** What the options of a rule let through: advice where it is asked for, and nothing about places that are allowed. */
export function wanted<Kind extends string>(
  findings: readonly Finding<Kind>[],
  {
    advice,
    allow,
  }: { readonly advice?: boolean; readonly allow?: readonly string[] },
): readonly Finding<Kind>[] {
  return findings.filter(
    ({ tier, facts }) =>
      (tier === "error" || advice === true) &&
      allow?.includes(facts["name"] ?? "") !== true,
  );
}

/** A rule never throws: a defect of ours is silence for the user, and a line for who asks with `DEBUG`. */
function guarded<Result>(
  file: string,
  ask: () => readonly Result[],
): readonly Result[] {
  try {
    return ask();
  } catch (error) {
    if (process.env["DEBUG"]?.includes("async-middleware:throw")) throw error;
    if (isDebugging()) console.error(`async-middleware: ${file}:`, error);
    return [];
  }
}
