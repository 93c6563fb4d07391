import { HttpResponse, type HttpRequest } from "../http/message.ts";
import { imageOf } from "../store/images.ts";
import { keepNote, notesOn } from "../store/notes.ts";

export async function listNotes(
  _request: HttpRequest,
  id: string,
): Promise<HttpResponse> {
  if (!(await imageOf(id)))
    return HttpResponse.json({ error: "no such image" }, 404);
  return HttpResponse.json(notesOn(id));
}

export async function addNote(
  request: HttpRequest,
  id: string,
): Promise<HttpResponse> {
  if (!request.user) return HttpResponse.json({ error: "log in first" }, 401);
  if (!(await imageOf(id)))
    return HttpResponse.json({ error: "no such image" }, 404);
  const note = {
    image: id,
    by: request.user,
    text: String(request.json()["text"]),
  };
  await keepNote(note);
  return HttpResponse.json(note, 201);
}
