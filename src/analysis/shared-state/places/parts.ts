import ts from "typescript";

import type { Transfer } from "../following/transfer.ts";
import {
  mapParts,
  partNamed,
  partsWithin,
  type Part,
  type Parts,
} from "./object-parts.ts";
import type { State } from "./state.ts";
import {
  aliasOf,
  Flag,
  nothing,
  parameterBits,
  parameterFlag,
  type Value,
} from "./value.ts";

interface ParameterPart {
  /** The parameter that it is a part of. */
  readonly index: number;
  /** `key`, or `user.key` of a part's part. */
  readonly name: string;
}

/** Which parts of its parameters a function tells apart: each has a bit, from the highest of them downwards. */
const partsOf = new WeakMap<ts.Node, ParameterPart[]>();

/** The bit of `key` of `send({ to, key })`; that of the whole parameter where no bit is left. */
function partFlag(body: ts.Node, index: number, name: string): number {
  const parts = partsOf.get(body) ?? [];
  partsOf.set(body, parts);
  let at = parts.findIndex(
    (part) => part.index === index && part.name === name,
  );
  if (at < 0) {
    if (parts.length + parametersIn(body) >= parameterBits)
      return parameterFlag(index);
    at = parts.push({ index, name }) - 1;
  }
  return parameterFlag(parameterBits - 1 - at);
}

/** How many bits stand for whole parameters. */
export function parametersIn(body: ts.Node): number {
  return ts.isFunctionLike(body) ? body.parameters.length : 0;
}

/** The parts of parameters that flags name. */
export function partsIn(
  body: ts.Node,
  flags: number,
): readonly ParameterPart[] {
  if ((flags & Flag.parameters) === 0) return [];
  return (partsOf.get(body) ?? []).filter(
    (_, at) => (flags & parameterFlag(parameterBits - 1 - at)) !== 0,
  );
}

/** Parts of parts of parts are told apart, and no deeper ones. */
const deepest = 3;

/** What `options.key` derives from, whatever else there is in `options`. */
export function partOfValue(
  { body, ownsParameters }: Transfer,
  whole: Value,
  name: string,
): Part {
  if (whole.parts) return partNamed(whole.parts, name);
  const place = aliasOf(whole);
  if (
    ownsParameters ||
    place?.root.kind !== "parameter" ||
    place.root.body !== body ||
    place.path.length >= deepest ||
    place.path.some(({ kind }) => kind !== "name")
  )
    return { flags: whole.flags };
  const { index } = place.root;
  const path = place.path.map(({ text }) => text);
  const all =
    path.length === 0
      ? parameterFlag(index)
      : partFlag(body, index, path.join("."));
  return {
    flags:
      (whole.flags & all) === 0
        ? whole.flags
        : (whole.flags & ~all) |
          partFlag(body, index, [...path, name].join(".")),
  };
}

/** What a part that a called function names derives from, in an argument: `user.key` of `{ user: { key } }`. */
export function flagsAt(
  transfer: Transfer,
  argument: Value,
  name: string,
): number {
  if (!argument.parts) return partOfValue(transfer, argument, name).flags;
  const [first = "", ...others] = name.split(".");
  const { flags, parts } = partNamed(argument.parts, first);
  return others.length > 0 && parts
    ? flagsAt(transfer, { ...nothing, flags, parts }, others.join("."))
    : flags;
}

/** What each part of `{ to: user.mail, key: env.KEY }` derives from, where one of them is the request's. */
export function writtenParts(
  transfer: Transfer,
  state: State,
  node: ts.ObjectLiteralExpression,
  { flags }: Value,
): Parts | undefined {
  if ((flags & (Flag.parameters | Flag.request | Flag.receiver)) === 0)
    return undefined;
  const named = new Map<string, Part>();
  let rest = 0;
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = transfer.value(state, property.expression);
      const others = spread.parts?.rest ?? spread.flags;
      rest |= others;
      for (const [name, { flags, parts }] of named)
        named.set(name, {
          flags: flags | others,
          parts: mapParts(parts, (known) => known | others),
        });
      for (const [name, known] of spread.parts?.named ?? [])
        named.set(name, known);
      continue;
    }
    const { name } = property;
    if (!name || !(ts.isIdentifier(name) || ts.isStringLiteralLike(name)))
      return undefined;
    const value = ts.isPropertyAssignment(property)
      ? transfer.value(state, property.initializer)
      : ts.isShorthandPropertyAssignment(property)
        ? transfer.value(state, property.name)
        : nothing;
    const parts = partsWithin(value.parts, deepest - 1);
    named.set(name.text, { flags: value.flags, parts });
  }
  return { named, rest };
}
