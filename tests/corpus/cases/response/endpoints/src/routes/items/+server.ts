// Handlers whose return value is the response, with paths that have none.
import { error, json, type RequestHandler } from "@sveltejs/kit";

interface Item {
  readonly id: string;
}
interface Event {
  readonly params: { readonly id: string };
}

declare const items: {
  find(id: string): Promise<Item | undefined>;
  remove(id: string): Promise<void>;
};

export async function GET({ params }: Event) {
  // prettier-ignore
  try {
    const item = await items.find(params.id);
    if (!item) error(404);
    return json(item);
  } catch (failure) { // ! return-response:swallowed
    console.error(failure);
  }
}

export async function POST({ params }: Event) {
  const item = await items.find(params.id);
  if (item) return json(item); // ! return-response:endsWithout
}

export async function DELETE({ params }: Event) {
  const item = await items.find(params.id);
  if (!item) {
    console.warn("nothing to remove", params.id);
    return; // ! return-response:returnsNothing
  }
  await items.remove(item.id);
  return new Response(null, { status: 204 });
}

/** `error` throws, so each path that ends has its response. */
export const PUT: RequestHandler = async ({ params }) => {
  const item = await items.find(params["id"] ?? "");
  if (!item) error(404);
  return json(item);
};

export async function PATCH({ params }: Event) {
  const item = await items.find(params.id);
  switch (item?.id) {
    case undefined:
      return json({ error: "no such item" }, { status: 404 });
    default:
      return json(item);
  }
}

/** No handler: whoever calls it may ask whether there is one. */
export async function _cached(id: string) {
  const item = await items.find(id);
  if (item) return json(item);
}
