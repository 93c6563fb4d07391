type HttpRequest = { readonly path: string };
type GetResponse = (request: HttpRequest) => Promise<Response>;
interface Client {
  send(event: string): Promise<void>;
}
declare function createClient(): Promise<Client>;

export class EventsMiddleware {
  static syncCapable = false;
  static asyncCapable = true;
  #client: Client | undefined;

  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest): Promise<Response> {
    this.#client ??= await createClient(); // ! no-shared-state-race
    await this.#client.send(request.path);
    return this.getResponse(request);
  }
}
