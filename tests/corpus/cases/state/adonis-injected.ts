// What the container and a route's binding hand a controller stands behind the context; the controller is made for one
// request, what it was given needn't be.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

import type { HttpContext } from "@adonisjs/http-server";

export class PostService {
  read(id: string): string {
    return readFileSync(`posts/${id}`, "utf8");
  }

  async load(id: string): Promise<string> {
    return readFile(`posts/${id}`, "utf8");
  }
}

let shown = 0;
let lastSlug: string | undefined;

export default class PostsController {
  private slug: string | undefined;

  async show(
    { response, params }: HttpContext,
    posts: PostService,
  ): Promise<void> {
    response.send(posts.read(String(params["id"]))); // ! no-blocking-call
  }

  async count(
    { response, params }: HttpContext,
    posts: PostService,
  ): Promise<void> {
    this.slug = String(params["id"]);
    const before = shown;
    const text = await posts.load(this.slug);
    shown = before + 1; // ! no-shared-state-race
    response.send({ text, slug: this.slug });
  }

  async last(
    { response, params }: HttpContext,
    posts: PostService,
  ): Promise<void> {
    lastSlug = String(params["id"]); // ! no-request-state-leak
    const text = await posts.load(lastSlug);
    response.send({ text, slug: lastSlug });
  }

  protected title({ params }: HttpContext, posts: PostService): string {
    return posts.read(String(params["id"]));
  }
}
