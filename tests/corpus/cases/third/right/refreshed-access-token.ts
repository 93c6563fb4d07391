import express from "express";

interface Token {
  readonly value: string;
  readonly expires: number;
}
declare function requestToken(): Promise<Token>;
declare function call(path: string, token: string): Promise<unknown>;

class Upstream {
  private token: Token | undefined;

  private async accessToken() {
    if (!this.token || this.token.expires < Date.now())
      this.token = await requestToken(); // !strict no-shared-state-race
    return this.token.value;
  }

  async get(path: string) {
    return call(path, await this.accessToken());
  }
}

const upstream = new Upstream();
const app = express();
app.get("/proxy", async (req, res) => {
  res.json(await upstream.get(String(req.query["path"])));
});
