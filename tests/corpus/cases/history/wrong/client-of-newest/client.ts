// next-apollo-ssr#7, apollo-client-integrations#360
export class ApolloClient {
  constructor(
    readonly options: { uri: string; headers: Record<string, string> },
  ) {}
  async query(document: string): Promise<object> {
    const answer = await fetch(this.options.uri, {
      method: "POST",
      headers: this.options.headers,
      body: document,
    });
    return (await answer.json()) as object;
  }
}
let CLIENT: ApolloClient | undefined;
export function getApolloClient(forceNew = false, cookie = ""): ApolloClient {
  if (!CLIENT || forceNew) {
    CLIENT = new ApolloClient({
      uri: "http://localhost:3010",
      headers: { cookie },
    });
  }
  return CLIENT;
}
export const makeApolloClient = (cookie: string) =>
  new ApolloClient({ uri: "http://localhost:3010", headers: { cookie } });
let anonymous: ApolloClient | undefined;
export const anonymousClient = () =>
  (anonymous ??= new ApolloClient({
    uri: "http://localhost:3010",
    headers: {},
  }));
