interface HttpRequest {
  readonly path: string;
  readonly kind: "page" | "api" | "asset";
  readonly attempt: number;
}
interface HttpResponse {
  readonly status: number;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

declare const limiter: {
  take(key: string): Promise<{ ok: true } | { ok: false; after: number }>;
};

// Every path answers, in shapes that look as if one didn't.
export const exhaustive =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    switch (request.kind) {
      case "page":
        return getResponse(request);
      case "api":
        return getResponse({ ...request, path: `/v1${request.path}` });
      case "asset":
        return { status: 304 };
    }
  };

export const looping =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    while (true) {
      const ticket = await limiter.take(request.path);
      if (ticket.ok) return getResponse(request);
      await new Promise((resolve) => setTimeout(resolve, ticket.after));
    }
  };

export const inFinally =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    let status = 0;
    try {
      const response = await getResponse(request);
      status = response.status;
      return response;
    } finally {
      console.log(request.path, status);
    }
  };

export const labelled =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    find: {
      for (const part of request.path.split("/")) {
        if (part === "..") break find;
      }
      return getResponse(request);
    }
    return { status: 400 };
  };

export const conditional =
  (getResponse: GetResponse) => async (request: HttpRequest) =>
    request.attempt > 3 ? { status: 429 } : await getResponse(request);

export const coalesced =
  (getResponse: GetResponse, cache: Map<string, HttpResponse>) =>
  async (request: HttpRequest) =>
    cache.get(request.path) ?? (await getResponse(request));

export const exiting =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    if (request.attempt < 0) process.exit(1);
    return getResponse(request);
  };
