import type { PipelinePolicy } from "@azure/core-rest-pipeline";

type Token = { value: string; expires: number };
declare function requestToken(): Promise<Token>;

export function bearer(): PipelinePolicy {
  let token: Token | undefined;
  let pending: Promise<Token> | undefined;

  function current(): Promise<Token> {
    if (token && token.expires > Date.now() + 30_000)
      return Promise.resolve(token);
    pending ??= requestToken()
      .then((fresh) => {
        token = fresh;
        return fresh;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  }

  return {
    name: "bearer",
    async sendRequest(request, next) {
      const { value } = await current();
      request.headers.set("authorization", `Bearer ${value}`);
      return next(request);
    },
  };
}
