import { Get as TsedGet } from "@tsed/schema";
import { Get, Route } from "@tsoa/runtime";

import { Templates } from "./templates.ts";

const templates = new Templates();

@Route("letters")
export class Letters {
  private last = "";

  @Get("{name}")
  async letter(name: string): Promise<string> {
    return templates.read(name); // ! no-blocking-call
  }

  // The generated routes make a controller for each request.
  @Get("kept/{name}")
  async kept(name: string): Promise<string> {
    this.last = name;
    const text = await templates.load(name);
    return `${this.last}: ${text}`;
  }
}

export class Notes {
  @TsedGet("/:name")
  note(name: string): string {
    return templates.read(name); // ! no-blocking-call
  }

  @TsedGet("/loaded/:name")
  async loaded(name: string): Promise<string> {
    return await templates.load(name);
  }
}
