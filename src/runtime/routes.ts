import { isCoroutineFunction } from "./coroutine.ts";
import { Resolver404 } from "./errors.ts";
import { type ImportPath, importExport, isImportPath } from "./import-path.ts";
import type { View } from "./middleware.ts";

/** Views by path: `/users/:id` captures a segment, `*` takes every path that nothing else has. */
export type Urls = Readonly<Record<string, View | ImportPath>>;

/** One route. What a worker knows of a view that can't cross is only which side it is on. */
export interface Route {
  readonly index: number;
  readonly pattern: string;
  readonly isAsync: boolean;
  readonly path?: ImportPath;
  readonly view?: View;
}

/** A route with what the path says. */
export interface RouteMatch {
  readonly route: Route;
  readonly kwargs: Readonly<Record<string, string>>;
}

/** Loads the views of a URL table. */
export async function loadRoutes(urls: Urls): Promise<Route[]> {
  const routes: Route[] = [];
  for (const [pattern, entry] of Object.entries(urls)) {
    const view = isImportPath(entry)
      ? ((await importExport(entry)) as View)
      : entry;
    routes.push({
      index: routes.length,
      pattern,
      view,
      isAsync: isCoroutineFunction(view),
      ...(isImportPath(entry) && { path: entry }),
    });
  }
  return routes;
}

/** The first route that has this path, `*` last of all (SPEC section 4, step 1). */
export function resolve(routes: readonly Route[], path: string): RouteMatch {
  for (const route of routes) {
    if (route.pattern === path) return { route, kwargs: {} };
    const kwargs = captures(route.pattern, path);
    if (kwargs !== undefined) return { route, kwargs };
  }
  const fallback = routes.find(({ pattern }) => pattern === "*");
  if (fallback === undefined) throw new Resolver404(path);
  return { route: fallback, kwargs: {} };
}

function captures(
  pattern: string,
  path: string,
): Record<string, string> | undefined {
  if (!pattern.includes(":")) return undefined;
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const kwargs: Record<string, string> = {};
  for (const [position, segment] of wanted.entries()) {
    const value = given[position] ?? "";
    if (segment.startsWith(":") && value !== "")
      kwargs[segment.slice(1)] = value;
    else if (segment !== value) return undefined;
  }
  return kwargs;
}
