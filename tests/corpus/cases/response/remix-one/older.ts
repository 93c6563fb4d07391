// Remix 1 calls the parameters of loaders and actions otherwise.
import { readFileSync } from "node:fs";

import {
  json,
  redirect,
  type ActionArgs,
  type DataFunctionArgs,
  type LoaderArgs,
} from "@remix-run/node";

export async function loader({ request }: LoaderArgs) {
  if (!request.headers.has("cookie")) redirect("/login"); // ! return-response:ignored
  const text = readFileSync("notes.txt", "utf8"); // ! no-blocking-call
  return json({ text });
}

export async function action({ request }: ActionArgs) {
  if (!request.headers.has("cookie")) return redirect("/login");
  const text = readFileSync("notes.txt", "utf8"); // ! no-blocking-call
  return json({ text, sent: await request.text() });
}

export async function download({ params }: DataFunctionArgs) {
  const name = params["name"];
  if (!name) json({ error: "which?" }, 400); // ! return-response:ignored
  return json({ text: readFileSync(`${name ?? ""}.txt`, "utf8") }); // ! no-blocking-call
}
