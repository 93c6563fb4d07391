import ts from "typescript";

import type { FunctionWithBody } from "../program/syntax/functions.ts";
import { isAskedFor, isRequestScoped } from "./containers.ts";
import type { FrameworkDescriptor } from "./descriptor.ts";
import { decoratorsOf } from "./evidence/handler.ts";
import type { Finder } from "./finder.ts";

const perRequest = new WeakMap<FrameworkDescriptor, FrameworkDescriptor>();

/** The descriptor of a body, with the lifetime that a decorator of its class asks for: `@Injectable({ scope: Scope.REQUEST })`. */
export function withLifetime(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
): FrameworkDescriptor {
  if (!descriptor.perRequest || descriptor.instance === "request")
    return descriptor;
  let owner: ts.Node | undefined = body;
  while (owner && !ts.isClassLike(owner)) owner = owner.parent;
  if (!owner) return descriptor;
  const found =
    descriptor.perRequest.some(({ decorator, names }) =>
      decoratorsOf(finder, owner, [decorator]).some(({ expression }) =>
        isAskedFor(finder.checker, expression, names),
      ),
    ) || isRequestScoped(finder.checker, owner);
  if (!found) return descriptor;
  let other = perRequest.get(descriptor);
  if (!other)
    perRequest.set(
      descriptor,
      (other = { ...descriptor, instance: "request" }),
    );
  return other;
}
