import type { GetResponse } from "./http/chain.ts";
import { HttpResponse } from "./http/message.ts";
import { addNote, listNotes } from "./views/notes.ts";
import { listImages, showImage } from "./views/images.ts";
import { login } from "./views/login.ts";

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly view: (
    request: Parameters<GetResponse>[0],
    id: string,
  ) => Promise<HttpResponse>;
}

const routes: readonly Route[] = [
  { method: "GET", path: /^\/images$/, view: listImages },
  { method: "GET", path: /^\/images\/(\w+)$/, view: showImage },
  { method: "HEAD", path: /^\/images\/(\w+)$/, view: showImage },
  { method: "GET", path: /^\/images\/(\w+)\/notes$/, view: listNotes },
  { method: "POST", path: /^\/images\/(\w+)\/notes$/, view: addNote },
  { method: "POST", path: /^\/login$/, view: login },
];

export const dispatch: GetResponse = async (request) => {
  for (const { method, path, view } of routes) {
    const match = method === request.method && path.exec(request.path);
    if (match) return view(request, match[1] ?? "");
  }
  return HttpResponse.json({ error: "no such page" }, 404);
};
