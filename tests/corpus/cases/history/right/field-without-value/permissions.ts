import type { IMiddlewareFunction } from "graphql-middleware";

class Forbidden extends Error {}

// A field that one may not see has no value: `null` is an answer like any other.

export const hideForbidden: IMiddlewareFunction = async (
  resolve,
  parent,
  args,
  context,
  info,
) => {
  try {
    return await resolve(parent, args, context, info);
  } catch (error) {
    if (error instanceof Forbidden) return null;
    throw error;
  }
};

export const onlyOwner: IMiddlewareFunction<{ owner: string }> = (
  resolve,
  parent,
  args,
  context,
  info,
) => {
  if (parent.owner !== context.user) return Promise.resolve(null);
  return resolve(parent, args, context, info);
};
