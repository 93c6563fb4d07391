type HttpRequest = { readonly user: string; readonly body: { text: string } };
type GetResponse = (request: HttpRequest) => Promise<Response>;

// A query builder that is reused from one request to the next.
class QueryBuilder {
  private conditions: string[] = [];
  private owner = "";

  forOwner(owner: string) {
    this.owner = owner;
    return this;
  }

  async run(): Promise<string[]> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return [
      `select * from notes where owner = ${this.owner}`,
      ...this.conditions,
    ];
  }
}

export class NotesMiddleware {
  static syncCapable = false;
  static asyncCapable = true;
  readonly #getResponse: GetResponse;
  readonly #query = new QueryBuilder();

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: HttpRequest): Promise<Response> {
    const rows = await this.#query.forOwner(request.user).run(); // ! no-request-state-leak
    const response = await this.#getResponse(request);
    response.headers.set("x-notes", String(rows.length));
    return response;
  }
}
