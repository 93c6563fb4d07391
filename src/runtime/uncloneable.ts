import { MiddlewareError } from "./errors.ts";
import type { HttpRequest } from "./http.ts";

/**
 * The error for what a structured clone refuses (SPEC section 7, point 4). What can't cross is
 * taken off the request, so that the error itself can.
 */
export function cannotCross(
  error: unknown,
  request: HttpRequest,
  to: "loop" | "worker",
): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (error.name !== "DataCloneError") return error;
  const dropped = [
    ...dropFrom(request.state, "request.state"),
    ...dropFrom(request, "request"),
  ];
  const where = dropped.length > 0 ? dropped.join(", ") : "A response or value";
  return new MiddlewareError(
    "cannot_cross",
    `${where} can't go to the ${to === "loop" ? "event loop" : "worker thread"}, ` +
      `only data can: ${error.message}`,
  );
}

function dropFrom(object: object, name: string): string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    try {
      structuredClone(value);
      return [];
    } catch {
      Reflect.deleteProperty(object, key);
      return [`${name}.${key}`];
    }
  });
}
