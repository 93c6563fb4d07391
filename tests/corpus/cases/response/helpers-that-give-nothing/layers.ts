// Class middleware: the step that runs what is below is another function.
type Request = { readonly path: string };
type GetResponse = (request: Request) => Promise<Response>;

async function logged(getResponse: GetResponse, request: Request) {
  try {
    return await getResponse(request);
  } catch (error) {
    console.error(request.path, error);
  }
}

export class Steps {
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: Request) {
    return this.#proceed(request); // ! return-response:lackingHelper
  }

  async #proceed(request: Request) {
    await this.#getResponse(request);
  }
}

export class Logged {
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: Request) {
    return logged(this.#getResponse, request); // ! return-response:lackingHelper
  }
}

export class Answered {
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: Request) {
    return (
      (await logged(this.#getResponse, request)) ??
      new Response("later", { status: 503 })
    );
  }
}

export class Proceeding {
  readonly #getResponse: GetResponse;

  constructor(getResponse: GetResponse) {
    this.#getResponse = getResponse;
  }

  async call(request: Request) {
    return this.#proceed(request);
  }

  async #proceed(request: Request) {
    const response = await this.#getResponse(request);
    response.headers.set("x-path", request.path);
    return response;
  }
}
