import { readdirSync, readFileSync } from "node:fs";
import express from "express";

class Plugins {
  private static isLoaded = false;
  private static readonly texts: string[] = [];

  static all(): readonly string[] {
    this.load();
    return this.texts;
  }

  // Once for the process, in the turns of a loop.
  private static load(): void {
    if (this.isLoaded) return;
    readdirSync("plugins").forEach((name) => {
      this.texts.push(readFileSync(`plugins/${name}`, "utf8"));
    });
    this.isLoaded = true;
  }
}

function always(): readonly string[] {
  return ["a", "b"].map((name) => readFileSync(name, "utf8"));
}

const app = express();
app.get("/plugins", (_request, response) => {
  response.json(Plugins.all()); // !strict no-blocking-call:blocksOnce
});
app.get("/always", (_request, response) => {
  response.json(always()); // ! no-blocking-call
});
