import type { Answering, ResponseObject } from "../middleware/descriptor.ts";
import { hint, recordOf, unknownKeys } from "./keys.ts";
import { reference } from "./parts.ts";
import { missing, names, records } from "./records.ts";

/** How bodies answer, as a user describes it: a list that is left out is empty. */
export type UserAnswering = Partial<Omit<Answering, "responses">> & {
  readonly responses: readonly UserResponse[];
};

/** A response object as a user describes it; what its members do is known by their names only. */
export type UserResponse = Pick<ResponseObject, "types"> &
  Partial<Omit<ResponseObject, "types" | "passthrough" | "raw">> & {
    readonly raw?: { readonly member: string; readonly response: UserResponse };
  };

const members = [
  "answers",
  "hands",
  "ends",
  "begins",
  "head",
  "headers",
  "releases",
  "asks",
] as const;

const choices = {
  thenContinue: ["wrong", "expected"],
  result: ["ignored", "answers", "continues"],
} as const;

/** `answering` of a descriptor as a user wrote it, or nothing; what is wrong becomes a problem. */
export function answering(
  raw: unknown,
  where: string,
  problems: string[],
): Answering | undefined {
  if (raw === undefined) return undefined;
  const before = problems.length;
  const value = recordOf(raw, `\`${where}\``, problems);
  const prose = [
    "observedTwice",
    "observedContinued",
    "observedFailed",
  ] as const;
  const observedFailed = textAt(value, "observedFailed");
  for (const problem of unknownKeys(
    value,
    ["responses", ...Object.keys(choices), ...prose],
    "part of `answering`",
  ))
    problems.push(`\`${where}\`: ${problem}`);
  const responses = records(
    value["responses"],
    { types: "any" },
    `${where}.responses`,
    problems,
  ).map((each, index) =>
    responseObject(each, `${where}.responses[${String(index)}]`, problems),
  );
  const read: Answering = {
    responses,
    thenContinue: chosen(value, "thenContinue", where, problems),
    result: chosen(value, "result", where, problems),
    observedTwice:
      textAt(value, "observedTwice") ??
      "the client keeps the first answer, and this one is lost or fails",
    observedContinued:
      textAt(value, "observedContinued") ??
      "everything below runs for a request that is already answered",
    ...(observedFailed === undefined ? {} : { observedFailed }),
  };
  return problems.length > before ? undefined : read;
}

function responseObject(
  value: Readonly<Record<string, unknown>>,
  where: string,
  problems: string[],
): ResponseObject {
  for (const problem of unknownKeys(
    value,
    ["types", "index", "raw", ...members],
    "part of a response object",
  ))
    problems.push(`\`${where}\`: ${problem}`);
  const lists = Object.fromEntries(
    members.map((member) => {
      const given = value[member];
      const list = given === undefined ? [] : names(given);
      if (!list) problems.push(`\`${where}.${member}\` has to be an array.`);
      return [member, list ?? []];
    }),
  ) as Pick<ResponseObject, (typeof members)[number]>;
  const index = value["index"];
  return {
    types: records(
      value["types"],
      reference,
      `${where}.types`,
      problems,
    ) as never[],
    // Where none is given, its type tells alone.
    index: typeof index === "number" ? index : -1,
    ...lists,
    ...rawOf(value["raw"], `${where}.raw`, problems),
  };
}

function rawOf(
  raw: unknown,
  where: string,
  problems: string[],
): Pick<ResponseObject, "raw"> {
  if (raw === undefined) return {};
  const value = recordOf(raw, `\`${where}\``, problems);
  const wrong = missing(value, { member: "string", response: "any" });
  if (wrong !== undefined) {
    problems.push(`\`${where}\` needs \`${wrong}\`.`);
    return {};
  }
  const [response] = records(
    [value["response"]],
    { types: "any" },
    `${where}.response`,
    problems,
  );
  return response
    ? {
        raw: {
          member: value["member"] as string,
          response: responseObject(response, `${where}.response`, problems),
        },
      }
    : {};
}

function chosen<Key extends keyof typeof choices>(
  value: Readonly<Record<string, unknown>>,
  key: Key,
  where: string,
  problems: string[],
): (typeof choices)[Key][number] {
  const allowed: readonly (typeof choices)[Key][number][] = choices[key];
  const usual: (typeof choices)[Key][number] = choices[key][0];
  const given = value[key] ?? usual;
  const found = allowed.find((each) => each === given);
  if (found === undefined)
    problems.push(
      `\`${where}.${key}\` can't be ${JSON.stringify(given)}${typeof given === "string" ? hint(given, allowed) : "."}`,
    );
  return found ?? usual;
}

function textAt(
  value: Readonly<Record<string, unknown>>,
  key: string,
): string | undefined {
  const given = value[key];
  return typeof given === "string" ? given : undefined;
}
