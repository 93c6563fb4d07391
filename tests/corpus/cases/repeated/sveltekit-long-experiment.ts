import type { Handle, RequestEvent } from "@sveltejs/kit";
import { sequence } from "@sveltejs/kit/hooks";

interface Variant {
  readonly name: string;
  readonly weight: number;
}

declare const experiments: {
  variantOf(visitor: string, path: string): Promise<Variant | null>;
  exposed(visitor: string, variant: string): Promise<void>;
};
declare const prerendered: { get(path: string): Promise<string | null> };

function visitorOf(event: RequestEvent): string {
  let visitor = event.cookies.get("visitor");
  if (!visitor) {
    visitor = crypto.randomUUID();
    event.cookies.set("visitor", visitor, { path: "/", httpOnly: true });
  }
  return visitor;
}

/** The page of the control group is rendered, thrown away, and rendered again. */
export const experiment: Handle = async ({ event, resolve }) => {
  const visitor = visitorOf(event);
  const variant = await experiments.variantOf(visitor, event.url.pathname);
  let response = await resolve(event);
  if (variant) {
    await experiments.exposed(visitor, variant.name);
    const transformPageChunk = ({ html }: { html: string }): string =>
      html.replace("<body", `<body data-variant="${variant.name}"`);
    response = await resolve(event, { transformPageChunk }); // ! no-repeated-downstream
  }
  return response;
};

export const experimentOnce: Handle = async ({ event, resolve }) => {
  const visitor = visitorOf(event);
  const variant = await experiments.variantOf(visitor, event.url.pathname);
  if (!variant) return resolve(event);
  await experiments.exposed(visitor, variant.name);
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace("<body", `<body data-variant="${variant.name}"`),
  });
};

export const prerender: Handle = async ({ event, resolve }) => {
  const html = await prerendered.get(event.url.pathname);
  if (html !== null) {
    return new Response(html, { headers: { "content-type": "text/html" } });
  }
  const response = await resolve(event);
  if (response.status === 404 && !event.url.pathname.endsWith("/")) {
    event.url.pathname += "/";
    return resolve(event);
  }
  return response;
};

export const handle = sequence(experiment, experimentOnce, prerender);
