import type { ExportedHandler } from "@cloudflare/workers-types";

// The bindings of a Cloudflare worker are the same for every request; what a request brings isn't.

interface Env {
  readonly TOKEN: string;
  readonly REGION: string;
}

let settings: Env | undefined;
let region = "";
let caller = "";
let sender = "";

declare function answer(path: string): Promise<string>;
declare function handle(text: string): Promise<void>;

function useSettings(env: Env): void {
  settings = env;
  region = env.REGION;
}

function useCaller(request: Request): void {
  caller = request.headers.get("x-caller") ?? "";
}

async function page(request: Request): Promise<string> {
  const text = await answer(new URL(request.url).pathname);
  return `${text} in ${region}, ${settings?.TOKEN ?? ""}`;
}

export default {
  async fetch(request, env) {
    useSettings(env);
    useCaller(request); // ! no-request-state-leak
    const text = await page(request);
    return new Response(`${text} for ${caller}`);
  },

  async queue(batch, env) {
    useSettings(env);
    for (const { body } of batch.messages) await handle(body);
    await answer(region);
  },

  async email(message, env) {
    useSettings(env);
    sender = message.from; // ! no-request-state-leak
    await answer(region);
    await handle(sender);
  },
} satisfies ExportedHandler<Env>;
