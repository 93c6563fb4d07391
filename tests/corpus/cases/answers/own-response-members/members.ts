import { readFileSync } from "node:fs";
import { response } from "express";

declare global {
  namespace Express {
    interface Response {
      giveFound(content: object): void;
      refuseWith(reason: string): void;
      giveNotice(name: string): void;
      markSeen(by: string): void;
    }
  }
}

response.giveFound = function (content) {
  this.status(200).json(content);
};
response.refuseWith = function (reason) {
  this.status(403);
  this.giveFound({ reason });
};
response.giveNotice = function (name) {
  this.type("html").send(readFileSync(`notices/${name}.html`, "utf8"));
};
response.markSeen = function (by) {
  this.locals.seenBy = by;
};
