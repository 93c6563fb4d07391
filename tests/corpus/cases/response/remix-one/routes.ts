// `json()` of Remix 1 and 2 gives what is a response by its parts alone: `Omit<Response, "json"> & …`.
import {
  isResponse,
  json,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type TypedResponse,
} from "@remix-run/node";

declare const notes: {
  find(id: string): Promise<{ readonly title: string } | undefined>;
  remove(id: string): Promise<void>;
};

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params["id"];
  if (!id) json({ error: "which?" }, { status: 400 }); // ! return-response:ignored
  if (!request.headers.has("cookie")) redirect("/login"); // ! return-response:ignored
  const note = await notes.find(id ?? "");
  return json({ note });
}

export async function action({ params }: ActionFunctionArgs) {
  try {
    await notes.remove(params["id"] ?? "");
    return json({ removed: true });
  } catch (error) {
    json({ error: String(error) }, { status: 500 }); // ! return-response:dropped
  }
}

export async function right({ params }: LoaderFunctionArgs) {
  const id = params["id"];
  if (!id) throw json({ error: "which?" }, { status: 400 });
  const note = await notes.find(id);
  if (isResponse(note)) return note;
  return note ? json({ note }) : redirect("/notes");
}

/** A function of the project may do more than make one. */
function noted(text: string): TypedResponse<{ readonly text: string }> {
  console.log(text);
  return json({ text });
}

export async function helped({ params }: LoaderFunctionArgs) {
  if (!params["id"]) noted("no id");
  return json({ notes: [] });
}
