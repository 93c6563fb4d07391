import type { Request, Response } from "express";
import {
  BaseHttpController,
  controller,
  httpGet,
  httpPost,
} from "inversify-express-utils";

import { Templates } from "./templates.ts";

// A method is a route by its decorator, whatever it asks for and gives back.

@controller("/mails")
export class Mails extends BaseHttpController {
  constructor(private readonly templates: Templates) {
    super();
  }

  @httpGet("/welcome")
  async welcome(request: Request) {
    return this.json(this.templates.read(String(request.query["name"]))); // ! no-blocking-call
  }

  @httpGet("/farewell")
  async farewell(request: Request) {
    return this.json(await this.templates.load(String(request.query["name"])));
  }

  @httpPost("/")
  async send(request: Request, response: Response) {
    if (!request.body) response.status(400).json({ error: "empty" });
    response.status(201).json(await this.templates.load("sent")); // ! single-answer
  }

  @httpPost("/drafts")
  async draft(request: Request, response: Response) {
    if (!request.body) {
      response.status(400).json({ error: "empty" });
      return;
    }
    return this.json(await this.templates.load("draft"));
  }

  preview(name: string): string {
    return this.templates.read(name);
  }
}
