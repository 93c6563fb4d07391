/** What the server of SvelteKit itself calls before it runs `handle`; it has no public types. */
declare module "@sveltejs/kit/internal/server" {
  export function with_request_store<Result>(
    store: { readonly event: unknown; readonly state: unknown },
    run: () => Result,
  ): Result;
}
