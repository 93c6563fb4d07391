// mailgen#3: the theme is loaded for each mail
import fs from "node:fs";
import path from "node:path";
export default class Mailgen {
  private themePath: string;
  constructor(
    private readonly options: { theme: string; product: { name: string } },
  ) {
    this.themePath = path.join("themes", options.theme, "index.html");
    if (!fs.existsSync(this.themePath)) throw new Error("no theme");
  }
  generate(params: { intro: string }): string {
    const html = fs.readFileSync(this.themePath, "utf8");
    return html
      .replace("{{intro}}", params.intro)
      .replace("{{name}}", this.options.product.name);
  }
}
export class CachedMailgen {
  private readonly html: string;
  constructor(theme: string) {
    this.html = fs.readFileSync(
      path.join("themes", theme, "index.html"),
      "utf8",
    );
  }
  generate(params: { intro: string }): string {
    return this.html.replace("{{intro}}", params.intro);
  }
}
