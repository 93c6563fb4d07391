import {
  type AsyncGetResponse,
  type GetResponse,
  HttpRequest,
  HttpResponse,
} from "eslint-plugin-async-middleware/runtime";

/** Works because the chain infers it; to the letter of Django it would never run. */
export class AsyncCall {
  constructor(private readonly getResponse: AsyncGetResponse) {}

  // prettier-ignore
  async call(request: HttpRequest): Promise<HttpResponse> { // !strict consistent-capability:inferredAsync
    const response = await this.getResponse(request);
    response.headers.set("x-inferred", "async");
    return response;
  }
}

/** A field is not on the class: nothing can be inferred from it before there is an instance. */
export class AsyncField {
  constructor(private readonly getResponse: AsyncGetResponse) {}

  // prettier-ignore
  call = async (request: HttpRequest): Promise<HttpResponse> => { // ! consistent-capability:undeclaredPromise
    const response = await this.getResponse(request);
    response.headers.set("x-inferred", "never");
    return response;
  };
}

/** No `async`: it looks like sync code, and what it gives is a promise. */
export class PromiseCall {
  constructor(private readonly getResponse: AsyncGetResponse) {}

  // prettier-ignore
  call(request: HttpRequest): Promise<HttpResponse> { // ! consistent-capability:undeclaredPromise
    return this.getResponse(request).then((response) => {
      response.headers.set("x-inferred", "never");
      return response;
    });
  }
}

/** The tutorials' pair: the chain calls `acall` over async code. */
export class CallAndAcall {
  constructor(private readonly getResponse: GetResponse) {}

  call(request: HttpRequest): HttpResponse {
    return this.stamp(this.getResponse(request) as HttpResponse);
  }

  // prettier-ignore
  async acall(request: HttpRequest): Promise<HttpResponse> { // !strict consistent-capability:inferredDual
    return this.stamp(await this.getResponse(request));
  }

  private stamp(response: HttpResponse): HttpResponse {
    response.headers.set("x-stamp", "1");
    return response;
  }
}

export class AcallAlone {
  constructor(private readonly getResponse: AsyncGetResponse) {}

  // prettier-ignore
  async acall(request: HttpRequest): Promise<HttpResponse> { // !strict consistent-capability:inferredAcall
    const response = await this.getResponse(request);
    response.headers.set("x-inferred", "acall");
    return response;
  }
}

export function asyncFactoryResult(getResponse: AsyncGetResponse) {
  // prettier-ignore
  return async (request: HttpRequest): Promise<HttpResponse> => { // !strict consistent-capability:inferredFunction
    const response = await getResponse(request);
    response.headers.set("x-inferred", "function");
    return response;
  };
}

// prettier-ignore
export async function asyncFactory(getResponse: AsyncGetResponse) { // !strict consistent-capability:asyncFactory
  await Promise.resolve();
  return async (request: HttpRequest): Promise<HttpResponse> => {
    const response = await getResponse(request);
    response.headers.set("x-inferred", "factory");
    return response;
  };
}

abstract class Undeclared {
  constructor(protected readonly getResponse: AsyncGetResponse) {}

  async call(request: HttpRequest): Promise<HttpResponse> {
    return this.after(await this.getResponse(request));
  }

  protected abstract after(response: HttpResponse): HttpResponse;
}

// prettier-ignore
export class FromUndeclared extends Undeclared { // !strict consistent-capability:inferredAsync
  protected override after(response: HttpResponse): HttpResponse {
    response.headers.set("x-inferred", "base");
    return response;
  }
}
