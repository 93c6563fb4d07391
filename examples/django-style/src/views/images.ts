import { HttpResponse, type HttpRequest } from "../http/message.ts";
import { imageOf, images, looked } from "../store/images.ts";
import { picture } from "./picture.ts";

export async function listImages(): Promise<HttpResponse> {
  return HttpResponse.json(await images());
}

export async function showImage(
  _request: HttpRequest,
  id: string,
): Promise<HttpResponse> {
  const image = await imageOf(id);
  if (!image) return HttpResponse.json({ error: "no such image" }, 404);
  const response = new HttpResponse(picture(image), 200, "image/svg+xml");
  response.headers.set("x-views", String(looked(id)));
  return response;
}
