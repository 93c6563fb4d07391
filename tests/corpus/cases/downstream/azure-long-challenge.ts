import type {
  PipelinePolicy,
  PipelineRequest,
  PipelineResponse,
  SendRequest,
} from "@azure/core-rest-pipeline";
import { RestError } from "@azure/core-rest-pipeline";

interface AccessToken {
  readonly token: string;
  readonly expiresOn: number;
}
interface Credential {
  getToken(
    scopes: readonly string[],
    options: { claims?: string; signal?: AbortSignal },
  ): Promise<AccessToken | null>;
}

const challengePattern = /(\w+)="([^"]*)"/g;

function parseChallenge(header: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const [, name = "", value = ""] of header.matchAll(challengePattern)) {
    entries.set(name, value);
  }
  return entries;
}

async function authorise(
  request: PipelineRequest,
  credential: Credential,
  scopes: readonly string[],
  claims?: string,
): Promise<boolean> {
  const token = await credential.getToken(scopes, {
    ...(claims ? { claims } : {}),
    ...(request.abortSignal
      ? { signal: request.abortSignal as AbortSignal }
      : {}),
  });
  if (!token) return false;
  request.headers.set("Authorization", `Bearer ${token.token}`);
  return true;
}

/** Sends, and once more with the claims that the service asked for. */
export function challengePolicy(
  credential: Credential,
  scopes: readonly string[],
): PipelinePolicy {
  return {
    name: "challenge",
    async sendRequest(request, next) {
      if (!(await authorise(request, credential, scopes))) {
        throw new RestError("no token", { request });
      }
      const response = await next(request);
      const header = response.headers.get("WWW-Authenticate");
      if (response.status !== 401 || !header) return response;
      const claims = parseChallenge(header).get("claims");
      if (!claims) return response;
      const again = await authorise(
        request,
        credential,
        scopes,
        Buffer.from(claims, "base64").toString(),
      );
      return again ? next(request) : response;
    },
  };
}

export class TracingPolicy implements PipelinePolicy {
  readonly name = "tracing";

  constructor(
    private readonly start: (name: string) => {
      set(key: string, value: unknown): void;
      end(): void;
    },
  ) {}

  async sendRequest(
    request: PipelineRequest,
    next: SendRequest,
  ): Promise<PipelineResponse> {
    const span = this.start(`${request.method} ${request.url}`);
    try {
      const response = await next(request);
      span.set("http.status_code", response.status);
      return response;
    } catch (error) {
      span.set("error", error);
      throw error;
    } finally {
      span.end();
    }
  }
}

/** The deadline is cleared when the request has been sent, not when it was answered. */
export class DeadlinePolicy implements PipelinePolicy {
  readonly name = "deadline";

  async sendRequest(
    request: PipelineRequest,
    next: SendRequest,
  ): Promise<PipelineResponse> {
    const controller = new AbortController();
    const timer = setTimeout(
      () => controller.abort(),
      request.timeout || 30000,
    );
    request.abortSignal = controller.signal;
    try {
      return next(request); // ! await-downstream
    } finally {
      clearTimeout(timer);
    }
  }
}
