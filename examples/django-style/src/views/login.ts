import { HttpResponse, type HttpRequest } from "../http/message.ts";
import { userOf } from "../store/users.ts";

export async function login(request: HttpRequest): Promise<HttpResponse> {
  const token = String(request.json()["token"]);
  const user = await userOf(token);
  if (!user) return HttpResponse.json({ error: "no such token" }, 401);
  request.session["token"] = token;
  return HttpResponse.json({ user });
}
