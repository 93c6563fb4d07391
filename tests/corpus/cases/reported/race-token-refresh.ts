// A gateway: the second refresh uses a refresh token that is spent, and the session is lost.
import Fastify from "fastify";

interface Tokens {
  readonly access: string;
  readonly refresh: string;
  readonly expiresAt: number;
}

declare function refreshTokens(refresh: string): Promise<Tokens>;
declare function upstream(path: string, token: string): Promise<object>;

const fastify = Fastify();

let tokens: Tokens = { access: "", refresh: "first", expiresAt: 0 };

fastify.get("/api/*", async (request) => {
  if (tokens.expiresAt < Date.now()) {
    const { refresh } = tokens;
    const fresh = await refreshTokens(refresh);
    tokens = fresh; // ! no-shared-state-race
  }
  return upstream(request.url, tokens.access);
});

let current: Tokens = { access: "", refresh: "first", expiresAt: 0 };
let refreshing: Promise<Tokens> | null = null;

async function validTokens(): Promise<Tokens> {
  if (current.expiresAt >= Date.now()) return current;
  if (!refreshing) {
    refreshing = refreshTokens(current.refresh)
      .then((fresh) => {
        current = fresh;
        return fresh;
      })
      .finally(() => {
        refreshing = null;
      });
  }
  return refreshing;
}

fastify.get("/v2/api/*", async (request) => {
  const { access } = await validTokens();
  return upstream(request.url, access);
});

// A token of the application itself: fetched twice at worst.
let token: { value: string; expiresAt: number } | null = null;

declare function clientCredentials(): Promise<{
  value: string;
  expiresAt: number;
}>;

fastify.get("/v3/api/*", async (request) => {
  if (!token) {
    token = await clientCredentials(); // !strict no-shared-state-race
  }
  return upstream(request.url, token.value);
});

export { fastify };
