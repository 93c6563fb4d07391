import { promiseOnion } from "../middleware/defaults.ts";
import type {
  Binding,
  FrameworkDescriptor,
  Handlers,
  Ownership,
  Registration,
} from "../middleware/descriptor.ts";
import { answering, type UserAnswering } from "./answering.ts";
import { hint, recordOf, unknownKeys } from "./keys.ts";
import {
  handlers,
  heritageFields,
  ownership,
  reference,
  registrations,
} from "./parts.ts";
import { missing, names, records, type Fields } from "./records.ts";

/** A framework as a user describes it: the shape of the built-in descriptors; only `id` and one way to recognise it are needed. */
export type UserDescriptor = Partial<
  Omit<
    FrameworkDescriptor,
    | "id"
    | "binding"
    | "registration"
    | "handlers"
    | "owned"
    | "from"
    | "answering"
  >
> & {
  readonly id: string;
  readonly binding?: Binding | readonly Binding[];
  /** A string is a note for readers. */
  readonly registration?: readonly (Registration | string)[];
  readonly handlers?: Partial<Handlers>;
  readonly owned?: Partial<Ownership>;
  /** What `single-answer` and `must-answer` go by; without it they leave the framework alone. */
  readonly answering?: UserAnswering;
};

const choices: Readonly<Record<string, readonly string[]>> = {
  kind: [
    "onion-promise",
    "onion-observable",
    "sync-onion",
    "callback",
    "return-token",
    "no-continuation",
  ],
  returnKind: [
    "promise",
    "promiselike",
    "maybe-promise",
    "any",
    "unknown",
    "void",
    "observable",
    "plain",
  ],
  awaitPolicy: ["await-or-return", "never-await", "never", "none"],
  resultPolicy: [
    "carried-by-context",
    "must-return",
    "implicit-last",
    "implicit-next",
    "return-answers",
    "none",
  ],
  notCalling: ["short-circuit", "framework-calls-next"],
  calledTwice: ["throws", "corrupts", "reruns", "retry", "ignored", "unknown"],
  downstreamErrors: ["reject", "captured", "callback", "observable", "none"],
  instance: ["process", "request"],
  concurrency: ["many", "one"],
  fix: ["await", "return", "return await", "none"],
};

const lists: Readonly<Record<string, Fields>> = {
  continuation: { package: "string", path: "string" },
  heritage: heritageFields,
  contextual: reference,
};

const shapes: Readonly<Record<Binding["shape"], Fields>> = {
  param: { index: "number" },
  "param-property": { index: "number", property: "string" },
  "param-method": { index: "number", property: "string" },
  "outer-param": { index: "number" },
  "this-field": { names: "names" },
  "static-call": {},
  none: {},
};

const notes = [
  "testedVersion",
  "verifiedByRunning",
  "enabled",
  "observedWhenUnanswered",
  "observedWhenUnawaited",
  "notes",
  // Part of the data that the built-in descriptors were made from; prose.
  "declaredBy",
  "tscCatches",
  "calledTwiceNote",
];

const known = [
  "id",
  "npm",
  "globals",
  "binding",
  "registration",
  "handlers",
  "owned",
  "perRequest",
  "answering",
  ...Object.keys(choices),
  ...Object.keys(lists),
  ...notes,
];

/** A descriptor as a user wrote it, filled up with the defaults of a promise onion, or nothing and the reason. */
export function descriptorOf(
  raw: unknown,
  where: string,
  problems: string[],
): FrameworkDescriptor | undefined {
  const before = problems.length;
  const value = recordOf(raw, `\`${where}\``, problems);
  if (problems.length > before) return undefined;
  const id = value["id"];
  if (typeof id !== "string" || id === "") {
    problems.push(`\`${where}\` needs an \`id\`.`);
    return undefined;
  }
  for (const problem of unknownKeys(value, known, "part of a descriptor"))
    problems.push(`\`${where}\`: ${problem}`);

  const answers = answering(value["answering"], `${where}.answering`, problems);
  const read = {
    ...readChoices(value, where, problems),
    ...readLists(value, where, problems),
    ...readNotes(value),
    binding: bindings(value["binding"], where, problems),
    registration: registrations(
      value["registration"],
      `${where}.registration`,
      problems,
    ),
    handlers: handlers(value["handlers"], where, problems),
    owned: ownership(value["owned"], where, problems),
    ...(answers ? { answering: answers } : {}),
    ...(value["perRequest"] === undefined
      ? {}
      : {
          perRequest: records(
            value["perRequest"],
            { decorator: "any", names: "names" },
            `${where}.perRequest`,
            problems,
          ) as never[],
        }),
  };
  const globals = names(value["globals"]);
  const descriptor: FrameworkDescriptor = {
    ...promiseOnion,
    ...read,
    ...(globals ? { globals } : {}),
    id,
    npm: names(value["npm"]) ?? packagesIn(read),
    from: "settings",
  };
  if (isRecognisable(descriptor)) return descriptor;
  problems.push(
    `\`${where}\` (\`${id}\`) names nothing to recognise it by: give \`continuation\`, \`contextual\`, \`heritage\`, \`registration\` or \`handlers\`.`,
  );
  return undefined;
}

function isRecognisable(descriptor: FrameworkDescriptor): boolean {
  const { continuation, contextual, heritage, registration } = descriptor;
  const lists: readonly (readonly unknown[])[] = [
    continuation,
    contextual,
    heritage,
    registration,
    ...(Object.values(descriptor.handlers) as unknown[][]),
  ];
  return (
    lists.some((list) => list.length > 0) ||
    descriptor.binding.some(({ shape }) => shape === "this-field")
  );
}

function readChoices(
  value: Readonly<Record<string, unknown>>,
  where: string,
  problems: string[],
): Partial<FrameworkDescriptor> {
  return Object.fromEntries(
    Object.entries(choices).flatMap(([key, allowed]) => {
      const given = value[key];
      if (given === undefined) return [];
      if (typeof given === "string" && allowed.includes(given))
        return [[key, given]];
      problems.push(
        `\`${where}.${key}\` can't be ${JSON.stringify(given)}${typeof given === "string" ? hint(given, allowed) : "."}`,
      );
      return [];
    }),
  );
}

function readLists(
  value: Readonly<Record<string, unknown>>,
  where: string,
  problems: string[],
): Partial<FrameworkDescriptor> {
  return Object.fromEntries(
    Object.entries(lists).flatMap(([key, fields]) =>
      value[key] === undefined
        ? []
        : [[key, records(value[key], fields, `${where}.${key}`, problems)]],
    ),
  );
}

function readNotes(
  value: Readonly<Record<string, unknown>>,
): Partial<FrameworkDescriptor> {
  return Object.fromEntries(
    ["enabled", "observedWhenUnanswered", "observedWhenUnawaited", "notes"]
      .filter((key) => value[key] !== undefined)
      .map((key) => [key, value[key]]),
  );
}

function bindings(
  raw: unknown,
  where: string,
  problems: string[],
): readonly Binding[] {
  if (raw === undefined) return promiseOnion.binding;
  return (Array.isArray(raw) ? (raw as unknown[]) : [raw]).flatMap(
    (each): Binding[] => {
      const value = recordOf(each, `\`${where}.binding\``, problems);
      const shape = typeof value["shape"] === "string" ? value["shape"] : "";
      if (!Object.hasOwn(shapes, shape)) {
        problems.push(
          `\`${where}.binding\` has no shape \`${shape}\`${hint(shape, Object.keys(shapes))}`,
        );
        return [];
      }
      const fields = shapes[shape as Binding["shape"]];
      const wrong = missing(value, fields);
      if (wrong === undefined) return [value as unknown as Binding];
      problems.push(`\`${where}.binding\` (\`${shape}\`) needs \`${wrong}\`.`);
      return [];
    },
  );
}

/** The packages that a descriptor speaks of: what makes a file worth a look where `npm` says nothing. */
function packagesIn(read: Partial<FrameworkDescriptor>): readonly string[] {
  const found = [
    ...(read.continuation ?? []),
    ...(read.contextual ?? []),
    ...(read.heritage ?? []),
  ].map((reference) => reference.package);
  return found.length > 0 ? [...new Set(found)] : ["."];
}
