import type { Execution, RequestPlan } from "./execution.ts";
import type { Scenario } from "./run.ts";
import type { Mounted, Sent } from "./surfaces/surface.ts";

const tokens = ["tokenaaa", "tokenbbb"] as const;

/** String literals of a case that may be names of headers, cookies, fields or parameters. */
export function namesIn(text: string): readonly string[] {
  const literals = [
    ...text.matchAll(/["'`]([a-z][a-z0-9_-]{0,30})["'`]/gi),
  ].map(([, name]) => name ?? "");
  const members = [
    ...text.matchAll(/\b(?:headers|query|body|cookies|params)\??\.(\w+)/g),
  ].map(([, name]) => name ?? "");
  return [...new Set([...literals, ...members])].filter(
    (name) =>
      !/^(?:get|post|put|delete|use|host|connection|content-.*|transfer-encoding|expect|upgrade|te|trailer|utf8|hex|base64|GET|POST|HEAD|PUT|DELETE|OPTIONS|finish|close|error)$/.test(
        name,
      ),
  );
}

/** The requests by which a case is tried: bare ones, and ones that carry all that the case may ask for. */
export function requestsFor(
  text: string,
  routes: Mounted["routes"],
  { requests }: Execution,
): readonly ((token: string) => Sent)[] {
  const names = namesIn(text);
  const carried = (token: string): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name.toLowerCase(), token]));
  const rich = (token: string): Record<string, string> => ({
    "x-forwarded-proto": "https",
    "x-forwarded-for": "10.0.0.1",
    "x-address": token,
    "accept-language": token,
    authorization: `Bearer ${token}`,
    cookie: names.map((name) => `${name}=${token}`).join("; "),
    ...carried(token),
  });
  if (requests)
    return requests.map((plan) => (token) => {
      const mine = withToken(plan, token);
      return { path: "/", ...mine, headers: mine.headers ?? {} };
    });
  const query = (token: string): string =>
    `?${names.map((name) => `${name}=${token}`).join("&")}`;
  const body = (token: string): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, token]));
  if (routes?.length)
    return routes.map(({ method, path }) => (token) => ({
      method,
      path: path.replaceAll(/:\w+(?:\{[^}]*\})?/g, token) + query(token),
      headers: rich(token),
      ...(method === "GET" ? {} : { body: body(token) }),
    }));
  return [
    () => ({ path: "/", headers: {} }),
    (token) => ({
      path: `/${token}${query(token)}`,
      headers: rich(token),
      extra: { user: token, token },
    }),
  ];
}

/** `$token` anywhere in a plan stands for what is this request's own. */
function withToken(plan: RequestPlan, token: string): RequestPlan {
  return JSON.parse(
    JSON.stringify(plan).replaceAll("$token", token),
  ) as RequestPlan;
}

/** One request under every circumstance. */
export function alone(
  requests: readonly ((token: string) => Sent)[],
): readonly Scenario[] {
  return requests.flatMap((request) =>
    [true, false].flatMap((worldSaysYes) =>
      [false, true].map((handlerFails) => ({
        requests: [request(tokens[0])],
        tokens: [tokens[0]],
        isSerial: false,
        handlerFails,
        worldSaysYes,
      })),
    ),
  );
}

/** The same where promises of the world fail, and where the handler answers at once. */
export function harder(scenarios: readonly Scenario[]): readonly Scenario[] {
  return scenarios.flatMap((scenario) =>
    scenario.handlerFails
      ? [scenario]
      : [
          scenario,
          { ...scenario, worldFails: true },
          { ...scenario, isPrompt: true },
        ],
  );
}

/** Two requests at once: by the same client, and by two. */
export function pairs(
  requests: readonly ((token: string) => Sent)[],
  kind: "same" | "different",
): readonly Scenario[] {
  const second = kind === "same" ? tokens[0] : tokens[1];
  return requests.flatMap((one, at) =>
    requests.slice(at).flatMap((other) =>
      [true, false].map((worldSaysYes) => ({
        requests: [one(tokens[0]), other(second)],
        tokens: kind === "same" ? [] : [...tokens],
        isSerial: false,
        handlerFails: false,
        worldSaysYes,
      })),
    ),
  );
}
