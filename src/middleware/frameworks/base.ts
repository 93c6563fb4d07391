import type {
  Handlers,
  Heritage,
  Ownership,
  TypeReference,
} from "../descriptor.ts";

/** For descriptors whose handlers are of the middleware's own types, or that have none. */
export const noHandlers: Handlers = {
  contextual: [],
  registration: [],
  heritage: [],
  decorators: [],
  exports: [],
  parameters: [],
};

/** For code that a framework calls for a request and that calls nothing on. */
export const callsNothingOn = {
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  returnKind: "any",
  awaitPolicy: "none",
  resultPolicy: "none",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  concurrency: "many",
  fix: "none",
} as const;

/** Each parameter belongs to the request, with all that is reached through it. */
export const everyParameter: Ownership = { parameters: "all", except: [] };

/** The methods by which routers take handlers, by the name of the HTTP method. */
export const verbs = [
  "get",
  "post",
  "put",
  "patch",
  "delete",
  "head",
  "options",
] as const;

/** The exports by which file-based routers take handlers. */
export const verbExports = verbs.map((verb) => verb.toUpperCase());

/** The files below a folder, as deep as routes are nested. */
export function below(folder: string, file: string): readonly string[] {
  return ["", "*/", "*/*/", "*/*/*/"].map(
    (between) => `${folder}/${between}${file}`,
  );
}

/** Names declared by one package. */
export function from(
  packageName: string,
  ...types: readonly string[]
): readonly TypeReference[] {
  return types.map((type) => ({ package: packageName, type }));
}

/** Members of one type of a package, which the framework calls for a request. */
export function members(
  packageName: string,
  type: string,
  ...names: readonly string[]
): readonly Heritage[] {
  return names.map((member) => ({
    package: packageName,
    type,
    member,
    param: null,
  }));
}
