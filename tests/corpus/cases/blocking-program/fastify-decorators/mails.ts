import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { FastifyPluginAsync } from "fastify";

declare module "fastify" {
  interface FastifyInstance {
    mailText(name: string): string;
    loadMailText(name: string): Promise<string>;
    mailFooter(): string;
  }
  interface FastifyRequest {
    mailNote(name: string): string;
  }
  interface FastifyReply {
    mailNote(name: string): string;
    sendMailPreview(name: string): FastifyReply;
  }
}

export const mails: FastifyPluginAsync = async (app) => {
  // Plugins run while the server starts.
  const footer = readFileSync("mails/footer.txt", "utf8");
  app.decorate("mailText", (name: string) =>
    readFileSync(`mails/${name}.txt`, "utf8"),
  );
  app.decorate("loadMailText", (name: string) =>
    readFile(`mails/${name}.txt`, "utf8"),
  );
  app.decorate("mailFooter", () => footer);
  app.decorateReply("sendMailPreview", function (name: string) {
    return this.type("text/plain").send(app.mailText(name));
  });
  app.decorateRequest("mailNote", (name: string) => name);
  app.decorateReply("mailNote", (name: string) =>
    readFileSync(`mails/${name}.note`, "utf8"),
  );
  await app.loadMailText("welcome");
};
