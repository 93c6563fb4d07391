import type {
  PipelinePolicy,
  PipelineResponse,
} from "@azure/core-rest-pipeline";

function delay(ms: number) {
  return new Promise<void>((resolve) => setTimeout(resolve, ms));
}

export function retryPolicy(max = 3): PipelinePolicy {
  return {
    name: "retry",
    async sendRequest(request, next) {
      let last: PipelineResponse | undefined;
      for (let attempt = 0; attempt < max; attempt++) {
        last = await next(request);
        if (last.status < 500) return last;
        await delay(2 ** attempt * 100);
      }
      return last ?? next(request);
    },
  };
}

export function clockSkewPolicy(): PipelinePolicy {
  let skew = 0;
  return {
    name: "clock skew",
    async sendRequest(request, next) {
      request.headers.set("x-date", new Date(Date.now() + skew).toUTCString());
      const response = await next(request);
      const date = response.headers.get("date");
      if (date) skew = Date.parse(date) - Date.now();
      return response;
    },
  };
}
