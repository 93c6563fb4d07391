import { error, json, text, type RequestHandler } from "@sveltejs/kit";

interface Item {
  readonly id: string;
}

declare const items: {
  find(id: string): Promise<Item | undefined>;
  save(item: unknown): Promise<Item>;
  remove(id: string): Promise<void>;
};

interface Event {
  readonly request: Request;
  readonly params: { readonly id: string };
  readonly locals: { readonly user?: string };
}

export async function PATCH({ request, locals }: Event) {
  if (!locals.user) new Response("log in first", { status: 401 }); // ! return-response:ignored
  const item: unknown = await request.json();
  try {
    return json(await items.save(item));
  } catch {
    json({ error: "not saved" }, { status: 500 }); // ! return-response:dropped
  }
}

export async function DELETE({ params }: Event) {
  await items.remove(params.id);
  new Response(null, { status: 204 }); // ! return-response:dropped
}

export async function PUT({ request, params }: Event) {
  const found = await items.find(params.id);
  if (!found) {
    Response.json({ error: "no such item" }, { status: 404 }); // ! return-response:ignored
  }
  return json(await items.save(await request.json()));
}

/** What is returned, kept, thrown or sent elsewhere lies nowhere. */
export const GET: RequestHandler = async ({ params, fetch }) => {
  if (!params.id) error(400, "which item?");
  const item = await items.find(params.id);
  if (!item) return text("no such item", { status: 404 });
  const answer = json(item);
  answer.headers.set("cache-control", "no-store");
  await fetch("/api/seen", { method: "POST" });
  return answer;
};

function audited(item: Item): Response {
  console.info("read", item.id);
  return json(item);
}

export const POST: RequestHandler = async ({ request }) => {
  const item = await items.save(await request.json());
  // A function of the project may do more than make a response.
  if (item.id === "root") audited(item);
  return new Response(item.id, { status: 201 });
};
