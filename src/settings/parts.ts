import { promiseOnion } from "../middleware/defaults.ts";
import type {
  Handlers,
  Ownership,
  Registration,
} from "../middleware/descriptor.ts";
import { recordOf, unknownKeys } from "./keys.ts";
import { missing, names, records, type Fields } from "./records.ts";

/** A package and a name in it. */
export const reference: Fields = { package: "string", type: "string" };

export const heritageFields: Fields = {
  ...reference,
  member: "string",
  param: "any",
};

/** One part of a descriptor as a user wrote it; what is wrong becomes a problem. */
export function registrations(
  raw: unknown,
  where: string,
  problems: string[],
): readonly Registration[] {
  if (raw === undefined) return [];
  const written = Array.isArray(raw)
    ? raw.filter((each: unknown) => typeof each !== "string")
    : raw;
  return records(written, {}, where, problems).flatMap((value) => {
    const target = value["receiver"] ?? value["callee"];
    const typed =
      target !== null &&
      typeof target === "object" &&
      missing(target as Record<string, unknown>, reference) === undefined;
    const position = value["arguments"];
    if (
      typed &&
      (typeof position === "string" || typeof position === "number") &&
      ["methods", "events"].every(
        (key) => value[key] === undefined || names(value[key]),
      )
    )
      return [value as unknown as Registration];
    problems.push(
      `\`${where}\` needs \`receiver\` or \`callee\` (\`{ package, type }\`) and \`arguments\` ("all", "last", an index or a property).`,
    );
    return [];
  });
}

/** One part of a descriptor as a user wrote it; what is wrong becomes a problem. */
export function handlers(
  raw: unknown,
  where: string,
  problems: string[],
): Handlers {
  const value = recordOf(raw, `\`${where}.handlers\``, problems);
  for (const problem of unknownKeys(
    value,
    [
      ...Object.keys(promiseOnion.handlers),
      ...["byParameter", "directives", "injects"],
    ],
    "part of `handlers`",
  ))
    problems.push(`\`${where}\`: ${problem}`);
  const list = (key: string, fields: Fields): never[] =>
    value[key] === undefined
      ? []
      : (records(
          value[key],
          fields,
          `${where}.handlers.${key}`,
          problems,
        ) as never[]);
  const directives = names(value["directives"]);
  return {
    ...(directives ? { directives } : {}),
    ...(value["byParameter"] === undefined
      ? {}
      : { byParameter: list("byParameter", { ...reference, index: "any" }) }),
    ...(value["injects"] === true ? { injects: true } : {}),
    contextual: list("contextual", reference),
    heritage: list("heritage", heritageFields),
    decorators: list("decorators", reference),
    exports: list("exports", { file: "string", names: "names" }),
    registration: registrations(
      value["registration"],
      `${where}.handlers.registration`,
      problems,
    ),
    parameters: Array.isArray(value["parameters"])
      ? value["parameters"].map(
          (each: unknown) =>
            records(
              each,
              reference,
              `${where}.handlers.parameters`,
              problems,
            ) as never[],
        )
      : [],
  };
}

/** One part of a descriptor as a user wrote it; what is wrong becomes a problem. */
export function ownership(
  raw: unknown,
  where: string,
  problems: string[],
): Ownership {
  const value = recordOf(raw, `\`${where}.owned\``, problems);
  const { parameters, except } = value;
  const indices =
    Array.isArray(parameters) &&
    parameters.every((each) => typeof each === "number")
      ? parameters
      : "all";
  return {
    parameters: indices,
    except: names(except) ?? [],
    ...ownedTypes(value, "types", where, problems),
    ...ownedTypes(value, "connections", where, problems),
  };
}

function ownedTypes(
  value: Readonly<Record<string, unknown>>,
  part: "types" | "connections",
  where: string,
  problems: string[],
): Pick<Ownership, "types" | "connections"> {
  return value[part] === undefined
    ? {}
    : {
        [part]: records(
          value[part],
          reference,
          `${where}.owned.${part}`,
          problems,
        ) as never[],
      };
}
