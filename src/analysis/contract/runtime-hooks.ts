import ts from "typescript";

import { heritageOf } from "../../middleware/members.ts";
import { parametersOf } from "../../middleware/parameters.ts";
import { resultOfReturn } from "../../middleware/result.ts";
import {
  isAsync,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import type { Project } from "../project.ts";
import { hookFinding, type HookFinding } from "./hook-finding.ts";
import { declaredAsync, renamed, returnedResponse } from "./hook-repairs.ts";
import { symbolOfLayer } from "./layer.ts";
import type { ClassLayer, FunctionLayer } from "./layers.ts";
import { memberOfClass } from "./members.ts";
import { isNearMiss } from "./near-miss.ts";
import {
  awaitedParts,
  isNothing,
  isPrimitive,
  returnsOf,
  runsOffItsEnd,
} from "./results.ts";
import { typeAt } from "../../program/types/types.ts";

type HookName = "processView" | "processException" | "processTemplateResponse";

/** How many arguments each hook gets. */
const hooks: Readonly<Record<HookName, number>> = {
  processView: 3,
  processException: 2,
  processTemplateResponse: 2,
};

const hookNames = Object.keys(hooks) as readonly HookName[];

/** Names of members that the chain knows or that read like a hook's. */
const allNames = [...hookNames, "processRequest", "processResponse"];

/** What is wrong with the hooks of a class-style middleware. */
export function classHookFindings(
  project: Project,
  layer: ClassLayer,
): readonly HookFinding[] {
  return [
    ...hookNames.flatMap((name) => hookFindings(project, layer, name)),
    ...(layer.policy === "own" ? [] : strangeMembers(layer)),
  ];
}

function hookFindings(
  project: Project,
  { owner, policy }: ClassLayer,
  name: HookName,
): readonly HookFinding[] {
  const { checker } = project;
  const hook = memberOfClass(checker, owner, name);
  const body = hook?.body;
  // An inherited hook is its own class's; what an interface types, the compiler judges.
  if (!body || hook.declaration.parent !== owner || body.asteriskToken)
    return [];
  if (isTyped(project, owner, name)) return [];
  const isRuntime = policy !== "own";
  const facts = { hook: name };
  const found: HookFinding[] = [];
  const at = ts.getNameOfDeclaration(hook.declaration) ?? hook.declaration;
  for (const each of returnsOf(body)) {
    const value = ts.isReturnStatement(each) ? each.expression : each;
    const finding = resultFinding(project, body, name, each, value, isRuntime);
    if (finding) found.push(finding);
  }
  if (name === "processTemplateResponse" && runsOffItsEnd(checker, body))
    found.push(
      hookFinding(
        "noResponse",
        at,
        { path: "a path" },
        { repairs: returnedResponse(body) },
      ),
    );
  if (name === "processException" && isAsync(body) && isRuntime)
    found.push(hookFinding("asyncException", at, facts, { tier: "advice" }));
  const extra = parametersOf(body)[hooks[name]];
  if (extra && isRuntime && ts.isParameter(extra) && !isOptional(extra))
    found.push(
      hookFinding("extraParameter", extra, {
        ...facts,
        parameter: extra.name.getText(),
        count: String(hooks[name]),
      }),
    );
  return found;
}

function isOptional(parameter: ts.ParameterDeclaration): boolean {
  return (
    parameter.questionToken !== undefined ||
    parameter.initializer !== undefined ||
    parameter.dotDotDotToken !== undefined
  );
}

function resultFinding(
  project: Project,
  body: FunctionWithBody,
  name: HookName,
  node: ts.ReturnStatement | ts.Expression,
  value: ts.Expression | undefined,
  isRuntime: boolean,
): HookFinding | undefined {
  const { checker } = project;
  const needsResponse = name === "processTemplateResponse";
  if (!value)
    return needsResponse
      ? hookFinding(
          "noResponse",
          node,
          { path: "this path" },
          { repairs: returnedResponse(body, node) },
        )
      : undefined;
  const type = typeAt(checker, value);
  if (
    !isAsync(body) &&
    isRuntime &&
    resultOfReturn(checker, type) === "promise"
  )
    return hookFinding(
      "unawaitedResult",
      node,
      { hook: name },
      { repairs: declaredAsync(body) },
    );
  const parts = awaitedParts(checker, value);
  if (needsResponse && parts.length > 0 && parts.every(isNothing))
    return hookFinding("noResponse", node, { path: "this path" });
  const [request] = parametersOf(body);
  const requestType = request && typeAt(checker, request);
  const wrong = parts.find(
    (part) =>
      isPrimitive(part) ||
      (isRuntime && part === requestType && isClassType(part)),
  );
  if (wrong)
    return hookFinding("notAResponse", node, {
      hook: name,
      value: checker.typeToString(checker.getBaseTypeOfLiteralType(wrong)),
    });
  return needsResponse && isRuntime && isMadeWithoutRender(checker, value)
    ? hookFinding("noRender", node, {
        value: value.getText().split("(")[0] ?? "",
      })
    : undefined;
}

function isClassType(type: ts.Type): boolean {
  return type.isClassOrInterface();
}

/** `new HttpResponse(…)`, in place or in a constant: its class is known, and has no `render`. */
function isMadeWithoutRender(
  checker: ts.TypeChecker,
  value: ts.Expression,
): boolean {
  let inner = skipOuter(value);
  if (ts.isIdentifier(inner)) {
    const declaration = symbolOf(checker, inner)?.valueDeclaration;
    if (!declaration || !isConstant(declaration)) return false;
    const { initializer } = declaration as ts.VariableDeclaration;
    if (!initializer) return false;
    inner = skipOuter(initializer);
  }
  if (!ts.isNewExpression(inner)) return false;
  const type = typeAt(checker, inner);
  return (
    (type.flags & ts.TypeFlags.Any) === 0 &&
    checker.getPropertyOfType(type, "render") === undefined
  );
}

/** Whether an interface of the class, or a base in a package, gives the hook its type. */
function isTyped(
  project: Project,
  owner: ts.ClassLikeDeclaration,
  name: string,
): boolean {
  return heritageOf(project.checker, owner).some((symbol) =>
    (symbol.declarations ?? []).some(
      (declaration) =>
        ts.isInterfaceDeclaration(declaration) &&
        declaration.members.some((member) => member.name?.getText() === name),
    ),
  );
}

/** Members that the chain never calls although they look as if it did: static ones, other spellings. */
function strangeMembers({ owner }: ClassLayer): readonly HookFinding[] {
  return owner.members.flatMap((member): readonly HookFinding[] => {
    const { name } = member;
    if (!name || !ts.isIdentifier(name) || !isFunctionMember(member)) return [];
    const flags = ts.getCombinedModifierFlags(member);
    if (allNames.includes(name.text))
      return flags & ts.ModifierFlags.Static
        ? [
            hookFinding("neverRuns", name, {
              hook: name.text,
              host: "the class",
              instead: "Make it a method of the instance.",
            }),
          ]
        : [];
    const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
    if (flags & hidden) return [];
    const meant = allNames.find((each) => isNearMiss(name.text, each));
    return meant !== undefined && !isUsed(owner, name.text)
      ? [
          hookFinding(
            "misspelled",
            name,
            { name: name.text, meant },
            { repairs: renamed(name, meant) },
          ),
        ]
      : [];
  });
}

function isFunctionMember(member: ts.ClassElement): boolean {
  return (
    ts.isMethodDeclaration(member) ||
    (ts.isPropertyDeclaration(member) &&
      member.initializer !== undefined &&
      isFunctionWithBody(skipOuter(member.initializer)))
  );
}

/** Whether any code of the file calls a member by its name. */
function isUsed(owner: ts.ClassLikeDeclaration, name: string): boolean {
  return new RegExp(`\\.${name}\\b`).test(owner.getSourceFile().text);
}

/** Hooks that are set on a factory: the chain looks for them on what the factory gives. */
export function factoryHookFindings(
  project: Project,
  { factory, policy }: FunctionLayer,
): readonly HookFinding[] {
  const symbol = symbolOfLayer(factory);
  if (policy === "own" || !symbol) return [];
  const found: HookFinding[] = [];
  for (const statement of factory.getSourceFile().statements) {
    if (!ts.isExpressionStatement(statement)) continue;
    const { expression } = statement;
    if (
      !ts.isBinaryExpression(expression) ||
      !ts.isPropertyAccessExpression(expression.left)
    )
      continue;
    const { expression: host, name } = expression.left;
    if (
      allNames.includes(name.text) &&
      ts.isIdentifier(host) &&
      symbolOf(project.checker, host) === symbol
    )
      found.push(
        hookFinding("neverRuns", expression.left, {
          hook: name.text,
          host: "the factory",
          instead: "Write the middleware as a class.",
        }),
      );
  }
  return found;
}
