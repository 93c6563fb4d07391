import { redirect, type RequestEvent } from "@sveltejs/kit";

declare function produce(start: () => Promise<void>): Response;
declare function follow(room: string): Promise<void>;

// The response stands there as the last word, and nobody returns it.
export function POST({ params }: RequestEvent) {
  produce(() => follow(params["room"] ?? "")); // ! return-response:endsWithout
}

export function PUT({ params }: RequestEvent) {
  return produce(() => follow(params["room"] ?? ""));
}

// What is made on the way to a redirect is no answer.
export function PATCH({ params }: RequestEvent) {
  produce(() => follow(params["room"] ?? ""));
  redirect(303, "/rooms");
}

export async function DELETE({ params }: RequestEvent) {
  await follow(params["room"] ?? "");
  redirect(303, "/rooms");
}
