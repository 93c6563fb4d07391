// A constant that begins with itself, as it may stand there while somebody types: the rest is judged all the same.
import type { ActionFunctionArgs } from "react-router";

import { badRequest } from "./errors";

function unfinished(): Response {
  // @ts-expect-error half typed
  const answer: Response = answer;
  return answer;
}

export async function action({ request }: ActionFunctionArgs) {
  const id = await request.text();
  if (!id) badRequest("no id"); // ! return-response
  if (id === "u") unfinished();
  return Response.json({ id });
}
