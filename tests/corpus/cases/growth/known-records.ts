import type { IncomingHttpHeaders } from "node:http";
import express from "express";

interface Token {
  readonly name: string;
  readonly scope: string;
}

class Tokens {
  private readonly bySecret = new Map<string, Token>();
  private readonly warned = new Set<string>();
  private readonly misses = new Set<string>();
  private readonly pairs = new Map<string, number>();

  constructor(tokens: Readonly<Record<string, Token>>) {
    for (const [secret, token] of Object.entries(tokens))
      this.bySecret.set(secret, token);
  }

  find(headers: IncomingHttpHeaders): Token | undefined {
    const secret = headers.authorization ?? "";
    const token = this.bySecret.get(secret);
    if (!token) {
      this.missed(secret);
      return undefined;
    }
    this.warn(token);
    this.count(token, secret);
    return token;
  }

  // One entry for each token that there is.
  private warn(token: Token): void {
    const key = `${token.name}:${token.scope}`;
    if (this.warned.has(key)) return;
    this.warned.add(key);
  }

  private missed(secret: string): void {
    this.misses.add(secret); // !strict no-unbounded-shared-state
  }

  private count(token: Token, agent: string): void {
    this.pairs.set(`${token.name} ${agent}`, 1); // !strict no-unbounded-shared-state
  }
}

const tokens = new Tokens({});
const app = express();

app.use((request, response, next) => {
  const token = tokens.find(request.headers);
  if (!token) {
    response.sendStatus(401);
    return;
  }
  next();
});
