import type { HttpContext } from "@adonisjs/http-server";
import current from "./current_user";

declare function save(body: unknown): Promise<{ id: number }>;

export default class PostsController {
  async store({ request, response }: HttpContext) {
    const post = await save(request.body());
    return response.created({ ...post, author: current.id });
  }
}
