// A breaker lets any number pass while it is closed, and goes by how the last of them fared.
import express from "express";
import {
  type AsyncGetResponse,
  HttpRequest,
  HttpResponse,
  markCoroutineFunction,
} from "eslint-plugin-async-middleware/runtime";

declare function load(path: string): Promise<string | null>;
declare function claim(path: string): Promise<void>;

export class Breaker {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  private state: "open" | "closed" = "closed";
  constructor(private readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }
  async call(request: HttpRequest): Promise<HttpResponse> {
    if (this.state === "open") return new HttpResponse("", { status: 503 });
    const response = await this.getResponse(request);
    this.state = response.statusCode >= 500 ? "open" : "closed";
    return response;
  }
}

export const app = express();

let upstream: "open" | "closed" = "closed";
let mirror: "open" | "closed" = "closed";
let seat: "free" | "taken" = "free";

app.get("/upstream", async (req, res) => {
  if (upstream === "open") {
    res.status(503).end();
    return;
  }
  const answer = await load(req.path);
  upstream = answer === null ? "open" : "closed";
  res.send(answer);
});

app.get("/mirror", async (req, res) => {
  if (mirror === "open") {
    res.status(503).end();
    return;
  }
  const answer = await load(req.path);
  if (answer === null) mirror = "open";
  else mirror = "closed";
  res.send(answer);
});

// Whatever comes of the wait, who passes takes it.
app.post("/seat", async (req, res) => {
  if (seat === "taken") {
    res.status(409).end();
    return;
  }
  await claim(req.path);
  seat = "taken"; // ! no-shared-state-race
  res.end();
});

app.delete("/seat", (_req, res) => {
  seat = "free";
  res.end();
});
