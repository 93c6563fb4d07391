// bitrix24/b24jssdk#147, openclaw#87421, veryfront-code#2249, immutable/ts-immutable-sdk#2865, eliza#29955
import { Hono } from "hono";
interface Tokens {
  access: string;
  refresh: string;
  expires: number;
}
declare function exchange(refreshToken: string): Promise<Tokens>;
class AuthManager {
  #tokens: Tokens = { access: "", refresh: "r0", expires: 0 };
  async refreshAuth(): Promise<Tokens> {
    const answer = await exchange(this.#tokens.refresh);
    this.#tokens = answer; // ! no-shared-state-race
    return answer;
  }
  async token() {
    if (this.#tokens.expires < Date.now()) await this.refreshAuth();
    return this.#tokens.access;
  }
}
class SingleFlight {
  #tokens: Tokens = { access: "", refresh: "r0", expires: 0 };
  #refreshing: Promise<Tokens> | undefined;
  refreshAuth(): Promise<Tokens> {
    this.#refreshing ??= exchange(this.#tokens.refresh)
      .then((answer) => (this.#tokens = answer))
      .finally(() => {
        this.#refreshing = undefined;
      });
    return this.#refreshing;
  }
  async token() {
    if (this.#tokens.expires < Date.now()) await this.refreshAuth();
    return this.#tokens.access;
  }
}
const auth = new AuthManager();
const flight = new SingleFlight();
const app = new Hono();
app.get("/crm", async (c) => {
  const token = await auth.token();
  return fetch("https://crm.example", { headers: { authorization: token } });
});
app.get("/crm-fixed", async () => {
  return fetch("https://crm.example", {
    headers: { authorization: await flight.token() },
  });
});
