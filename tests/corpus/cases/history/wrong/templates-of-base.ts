// alphagov/spotlight#1055: a mixin of every view
import fs from "node:fs";
import express from "express";
abstract class Templater {
  loadTemplate(path: string): string {
    return fs.readFileSync(path, { encoding: "utf8" });
  }
  abstract templatePath: string;
  template(context: Record<string, string>) {
    return this.loadTemplate(this.templatePath).replace(
      /\{\{(\w+)\}\}/g,
      (_, key: string) => context[key] ?? "",
    );
  }
}
class ModuleView extends Templater {
  override templatePath = "templates/module.html";
  render(model: Record<string, string>) {
    return `<section>${this.template(model)}</section>`;
  }
}
const app = express();
app.get("/performance/:slug", (req, res) => {
  const view = new ModuleView();
  res.send(view.render({ slug: req.params.slug })); // ! no-blocking-call
});
