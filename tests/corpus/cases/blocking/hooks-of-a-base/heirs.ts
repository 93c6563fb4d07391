import { HttpRequest } from "eslint-plugin-async-middleware/runtime";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Template } from "./base";

export class Blocks extends Template {
  protected override async before(request: HttpRequest): Promise<void> {
    request.META["A"] = readFileSync("package.json", "utf8");
  }
}

export class Waits extends Template {
  protected override async before(request: HttpRequest): Promise<void> {
    request.META["A"] = await readFile("package.json", "utf8");
  }
}
