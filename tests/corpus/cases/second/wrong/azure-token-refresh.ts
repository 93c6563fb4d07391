import type { PipelinePolicy } from "@azure/core-rest-pipeline";

declare function refresh(
  token: string,
): Promise<{ access: string; refresh: string; expires: number }>;

// Refresh tokens are single use: the second of two refreshes is refused.
export function refreshingPolicy(initial: {
  access: string;
  refresh: string;
  expires: number;
}): PipelinePolicy {
  let tokens = initial;
  return {
    name: "refreshing",
    async sendRequest(request, next) {
      if (tokens.expires < Date.now()) {
        tokens = await refresh(tokens.refresh); // ! no-shared-state-race
      }
      request.headers.set("authorization", `Bearer ${tokens.access}`);
      return next(request);
    },
  };
}
