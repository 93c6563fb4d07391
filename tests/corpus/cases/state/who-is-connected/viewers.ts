// Events for one screen: the newest one takes the place of the one before.
import { Router, type Response } from "express";

let screen: Response | undefined;
let asked: Response | undefined;

export const events = Router();

events.get("/events", (request, response) => {
  screen?.end();
  screen = response;
  response.writeHead(200, { "content-type": "text/event-stream" });
  request.on("close", () => {
    if (screen === response) screen = undefined;
  });
});

events.get("/answers", (request, response) => {
  asked?.end();
  asked = response; // ! no-request-state-leak
  response.writeHead(200);
  request.on("close", () => {
    asked = undefined;
  });
});

export function show(text: string): void {
  screen?.write(`data: ${text}\n\n`);
}
