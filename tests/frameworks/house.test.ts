import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

import type {
  FrameworkDescriptor,
  Registration,
  TypeReference,
} from "../../src/middleware/descriptor.ts";
import { frameworks } from "../../src/middleware/frameworks/index.ts";
import { packageOf } from "../../src/program/types/package-of.ts";
import { sharedHost } from "../host.ts";
import { root } from "../lint.ts";
import {
  declarationsOf,
  isCallable,
  isType,
  standsAt,
  stepsOf,
} from "./declarations.ts";

const nodeModules = path.join(root, "node_modules");
/** Modules that another package declares. */
const declaredIn: Readonly<Record<string, string>> = { $app: "@sveltejs/kit" };

const registrationsOf = (
  descriptor: FrameworkDescriptor,
): readonly Registration[] => [
  ...descriptor.registration,
  ...descriptor.handlers.registration,
];

const offByDefault = ["angular-http", "apollo-link", "redux", "undici", "urql"];

test("every id stands once", () => {
  const ids = frameworks.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test("client-side descriptors are off until a user switches them on", () => {
  const off = frameworks.filter(({ enabled }) => enabled === false);
  expect(off.map(({ id }) => id).sort()).toEqual(offByDefault);
});

describe.each(frameworks.map((descriptor) => [descriptor.id, descriptor]))(
  "%s",
  (_id, descriptor) => {
    test("names its packages and its version", () => {
      expect(descriptor.npm.length).toBeGreaterThan(0);
      expect(descriptor.testedVersion).toBeTruthy();
    });

    test("has well-formed paths and indices", () => {
      for (const { path: originPath } of descriptor.continuation)
        expect(stepsOf(originPath).length).toBeGreaterThan(0);
      for (const binding of descriptor.binding)
        if ("index" in binding) expect(binding.index).toBeLessThan(4);
      for (const place of descriptor.owned.except)
        expect(place).toMatch(/^\d\.\w+(\.\w+)*$/);
      for (const registration of registrationsOf(descriptor)) {
        expect([registration.receiver, registration.callee]).toContain(
          undefined,
        );
        expect(Boolean(registration.receiver)).toBe(
          Boolean(registration.methods?.length),
        );
        if (typeof registration.arguments === "string")
          expect(registration.arguments).toMatch(/^[\w[\].*]+$/);
      }
    });

    test("says what fits its kind", () => {
      const hasContinuation =
        descriptor.kind !== "no-continuation" && descriptor.id !== "hapi";
      expect(descriptor.binding.some(({ shape }) => shape === "none")).toBe(
        !hasContinuation,
      );
      const policies: Record<FrameworkDescriptor["kind"], string> = {
        "onion-promise": "await-or-return",
        "onion-observable": "never-await",
        "sync-onion": "never",
        callback: "never",
        "return-token": descriptor.id === "hapi" ? "none" : "never",
        "no-continuation": "none",
      };
      expect(descriptor.awaitPolicy).toBe(policies[descriptor.kind]);
      if (descriptor.kind === "onion-promise" && descriptor.verifiedByRunning)
        expect(descriptor.observedWhenUnawaited).toBeTruthy();
      if (descriptor.kind === "callback") expect(descriptor.fix).toBe("none");
      if (!hasContinuation) expect(descriptor.calledTwice).toBe("ignored");
      if (descriptor.resultPolicy === "must-return" && hasContinuation)
        expect(descriptor.returnKind).not.toBe("void");
    });

    test("can be recognised by something", () => {
      const { handlers } = descriptor;
      const evidence = [
        descriptor.continuation,
        descriptor.heritage,
        descriptor.contextual,
        descriptor.registration,
        handlers.contextual,
        handlers.registration,
        handlers.heritage,
        handlers.decorators,
        handlers.parameters,
        descriptor.binding.filter(({ shape }) => shape === "this-field"),
      ];
      expect(evidence.flat().length).toBeGreaterThan(0);
    });

    test("writes its messages as clauses", () => {
      for (const clause of [
        descriptor.observedWhenUnawaited,
        descriptor.observedWhenUnanswered,
      ])
        if (clause) expect(clause).toMatch(/^[^\s].*[^\s.]$/);
    });
  },
);

/**
 * A renamed type would switch a descriptor off without a sound: each name it asks for is declared by
 * the package, as far as this checkout has it installed.
 */
describe("declared names", () => {
  const declarations = (name: string) =>
    declarationsOf(nodeModules, declaredIn[name] ?? name);
  const missing = (
    references: readonly TypeReference[],
    fits: (node: ts.Node) => boolean,
  ): string[] =>
    references
      .filter(({ package: name }) => declarations(name).installed)
      .filter((reference) => !isElsewhere(reference))
      .filter(
        ({ package: name, type }) => !declarations(name).named(type).some(fits),
      )
      .map(({ package: name, type }) => `${name}: ${type}`);

  test.each(frameworks.map((descriptor) => [descriptor.id, descriptor]))(
    "%s",
    (_id, descriptor) => {
      const { handlers } = descriptor;
      const registrations = registrationsOf(descriptor);
      const origins = descriptor.continuation
        .filter(({ package: name }) => declarations(name).installed)
        .filter(
          ({ package: name, path: at }) =>
            !isElsewhere({ package: name, type: at }) &&
            !declarations(name)
              .named(stepsOf(at)[0]?.name ?? "")
              .some((node) => standsAt(node, at)),
        );
      expect(origins).toEqual([]);
      expect(
        missing(
          [
            ...descriptor.contextual,
            ...handlers.contextual,
            ...handlers.parameters.flat(),
            ...(descriptor.owned.types ?? []),
            ...[...descriptor.heritage, ...handlers.heritage],
            ...registrations.flatMap(({ receiver }) => receiver ?? []),
          ],
          isType,
        ),
      ).toEqual([]);
      expect(
        missing(
          [
            ...handlers.decorators,
            ...(descriptor.perRequest ?? []).map(({ decorator }) => decorator),
            ...registrations.flatMap(({ callee }) => callee ?? []),
          ],
          isCallable,
        ),
      ).toEqual([]);
    },
  );
});

/** Names of other versions than those installed here; each was checked against the version that has it. */
const elsewhere: readonly TypeReference[] = [
  { package: "@koa/router", type: "Middleware" },
  { package: "@koa/router", type: "ParamMiddleware" },
  { package: "h3", type: "_RequestMiddleware" },
  { package: "h3", type: "_ResponseMiddleware" },
];

function isElsewhere({ package: name, type }: TypeReference): boolean {
  return elsewhere.some(
    (other) => other.package === name && other.type === type,
  );
}

/** A registration whose methods its receiver doesn't have finds nothing. */
test("receivers have one of the methods that registrations name", () => {
  const wanted = frameworks.flatMap((descriptor) =>
    registrationsOf(descriptor).flatMap(({ receiver, methods }) => {
      if (!receiver || !methods) return [];
      const found = declarationsOf(nodeModules, receiver.package)
        .named(receiver.type)
        .filter(isType);
      return found.length > 0
        ? [{ id: descriptor.id, receiver, methods, found }]
        : [];
    }),
  );
  const files = new Set(
    wanted.flatMap(({ found }) =>
      found.map((node) => node.getSourceFile().fileName),
    ),
  );
  const keyOf = (name: string, type: string) => `${name}:${type}`;
  const receivers = new Set(
    wanted.map(({ receiver }) => keyOf(receiver.package, receiver.type)),
  );
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    types: ["node"],
    skipLibCheck: true,
  };
  const program = ts.createProgram([...files], options, sharedHost(options));
  const checker = program.getTypeChecker();
  const types = new Map<string, ts.Type[]>();
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      if (isType(node)) {
        const { name } = node as ts.DeclarationStatement;
        const key = keyOf(packageOf(node), name?.text ?? "");
        if (name && receivers.has(key))
          types.set(key, [
            ...(types.get(key) ?? []),
            checker.getTypeAtLocation(name),
          ]);
      }
      ts.forEachChild(node, visit);
    };
    const source = program.getSourceFile(file);
    if (source) visit(source);
  }
  const silent = wanted.filter(
    ({ receiver, methods }) =>
      !receiver.type.includes("*") &&
      !types
        .get(keyOf(receiver.package, receiver.type))
        ?.some((type) => methods.some((name) => type.getProperty(name))),
  );
  expect(silent.map(({ id, receiver }) => `${id}: ${receiver.type}`)).toEqual(
    [],
  );
});
