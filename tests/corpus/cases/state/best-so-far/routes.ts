import { Router } from "express";

import { begin, extremes, keepPage, pageOf, submit } from "./board.ts";

declare function verify(
  token: string,
): Promise<{ name: string; points: number }>;
declare function render(path: string): Promise<string>;

export const router = Router();

router.post("/scores", async (request, response) => {
  const score = await verify(String(request.headers.authorization));
  submit(score);
  response.json(extremes());
});

router.post("/first", async (request, response) => {
  const score = await verify(String(request.headers.authorization));
  response.json(begin(score)); // ! no-request-state-leak:filledOnce
});

router.get("/pages/:name", async (request, response) => {
  let page = pageOf(request.path);
  if (page === undefined) {
    page = await render(request.path);
    keepPage(request.path, page); // !strict no-shared-state-race
  }
  response.send(page);
});
