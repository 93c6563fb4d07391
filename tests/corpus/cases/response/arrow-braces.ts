interface HttpRequest {
  readonly path: string;
}
interface HttpResponse {
  readonly status: number;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

declare function rewrite(request: HttpRequest): HttpRequest;

/** Somebody put a log line in and the braces with it. */
export const rewriting =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    console.log("rewriting", request.path);
    await getResponse(rewrite(request)); // ! return-response
  };

export const rewritingFixed =
  (getResponse: GetResponse) => async (request: HttpRequest) =>
    await getResponse(rewrite(request));

/** An inner arrow with braces that nobody's answer depends on. */
export const counted =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    const counters = new Map<string, number>();
    request.path.split("/").forEach((part) => {
      counters.set(part, (counters.get(part) ?? 0) + 1);
    });
    return getResponse(request);
  };

/** The helper that runs downstream for its caller loses the result. */
async function timed(run: () => Promise<HttpResponse>): Promise<void> {
  console.time("downstream");
  await run();
  console.timeEnd("downstream");
}

async function timedResult<T>(run: () => Promise<T>): Promise<T> {
  console.time("downstream");
  try {
    return await run();
  } finally {
    console.timeEnd("downstream");
  }
}

export const timing =
  (getResponse: GetResponse) => async (request: HttpRequest) => {
    await timed(() => getResponse(request)); // ! return-response
  };

export const timingFixed =
  (getResponse: GetResponse) => async (request: HttpRequest) =>
    timedResult(() => getResponse(request));
