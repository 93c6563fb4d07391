import {
  type AsyncGetResponse,
  HttpRequest,
  HttpResponse,
  JsonResponse,
  markCoroutineFunction,
  TemplateResponse,
  type View,
} from "eslint-plugin-async-middleware/runtime";

abstract class Layer {
  static readonly asyncCapable: boolean = true;
  static readonly syncCapable: boolean = false;

  constructor(protected readonly getResponse: AsyncGetResponse) {
    markCoroutineFunction(this);
  }

  async call(request: HttpRequest): Promise<HttpResponse> {
    return this.getResponse(request);
  }
}

type Kwargs = Readonly<Record<string, string>>;

async function lookup(request: HttpRequest): Promise<string> {
  return Promise.resolve(request.path);
}

export class ViewGoesOn extends Layer {
  processView(request: HttpRequest, _view: View, kwargs: Kwargs) {
    request.state["kwargs"] = kwargs;
  }
}

export class ViewGoesOnAsync extends Layer {
  async processView(request: HttpRequest) {
    request.state["user"] = await lookup(request);
    return null;
  }
}

export class ViewAnswers extends Layer {
  processView(request: HttpRequest): HttpResponse | undefined {
    if (request.path === "/refused")
      return new HttpResponse("", { status: 403 });
    return undefined;
  }
}

export class ViewSaysTrue extends Layer {
  processView(request: HttpRequest) {
    request.state["seen"] = true;
    return true; // ! valid-hooks:notAResponse
  }
}

export class ViewSaysFalse extends Layer {
  async processView(request: HttpRequest) {
    return (await lookup(request)) === "/never"; // ! valid-hooks:notAResponse
  }
}

export class ViewReturnsTheRequest extends Layer {
  processView(request: HttpRequest) {
    request.state["seen"] = true;
    return request; // ! valid-hooks:notAResponse
  }
}

export class ViewReturnsText extends Layer {
  processView(request: HttpRequest) {
    if (request.path === "/") return "welcome"; // ! valid-hooks:notAResponse
    return undefined;
  }
}

/** Not `async`: the chain takes the promise for the response. */
export class ViewForgetsAsync extends Layer {
  processView(request: HttpRequest) {
    // prettier-ignore
    return lookup(request).then((user) => { // ! valid-hooks:unawaitedResult
      request.state["user"] = user;
      return undefined;
    });
  }
}

export class ViewForgetsAsyncInArrow extends Layer {
  processView = (request: HttpRequest): Promise<undefined> =>
    lookup(request).then(() => undefined); // ! valid-hooks:unawaitedResult
}

export class ViewInAsyncArrow extends Layer {
  processView = async (request: HttpRequest): Promise<undefined> =>
    lookup(request).then(() => undefined);
}

export class ExceptionGoesOn extends Layer {
  processException(request: HttpRequest, exception: unknown) {
    request.state["exception"] = String(exception);
  }
}

export class ExceptionAnswers extends Layer {
  processException(_: HttpRequest, exception: unknown): HttpResponse | null {
    return exception instanceof Error
      ? new JsonResponse({ error: exception.message }, { status: 500 })
      : null;
  }
}

export class ExceptionSaysHandled extends Layer {
  processException(request: HttpRequest, exception: unknown): boolean {
    request.state["exception"] = String(exception);
    return true; // ! valid-hooks:notAResponse
  }
}

/** Works, at the price of a switch to a thread and back. */
export class ExceptionAsync extends Layer {
  // prettier-ignore
  async processException(request: HttpRequest) { // !strict valid-hooks:asyncException
    await lookup(request);
    return new HttpResponse("sorry", { status: 500 });
  }
}

export class TemplateReturns extends Layer {
  processTemplateResponse(_: HttpRequest, response: TemplateResponse) {
    response.context["user"] = "ann";
    return response;
  }
}

export class TemplateReturnsAsync extends Layer {
  async processTemplateResponse(
    request: HttpRequest,
    response: TemplateResponse,
  ): Promise<TemplateResponse> {
    response.context["user"] = await lookup(request);
    return response;
  }
}

export class TemplateForgetsReturn extends Layer {
  // prettier-ignore
  processTemplateResponse(_: HttpRequest, response: TemplateResponse) { // ! valid-hooks:noResponse
    response.context["user"] = "ann";
  }
}

export class TemplateReturnsOnOnePath extends Layer {
  async processTemplateResponse(
    request: HttpRequest,
    response: TemplateResponse,
  ) {
    const user = await lookup(request);
    if (user !== "admin") return; // ! valid-hooks:noResponse
    response.context["user"] = user;
    return response;
  }
}

export class TemplateReturnsNull extends Layer {
  processTemplateResponse(_: HttpRequest, response: TemplateResponse) {
    response.context["user"] = "ann";
    return null; // ! valid-hooks:noResponse
  }
}

export class TemplateThrows extends Layer {
  processTemplateResponse(request: HttpRequest, response: TemplateResponse) {
    if (request.path === "/elsewhere") throw new Error("unknown");
    return response;
  }
}

export class TemplateWithoutRender extends Layer {
  processTemplateResponse(request: HttpRequest, response: TemplateResponse) {
    return new HttpResponse(`${request.path} ${String(response.statusCode)}`); // ! valid-hooks:noRender
  }
}

export class TemplateReplaced extends Layer {
  processTemplateResponse(_: HttpRequest, response: TemplateResponse) {
    return new TemplateResponse(() => "other", response.context);
  }
}

export class TemplateForgetsAsync extends Layer {
  processTemplateResponse(request: HttpRequest, response: TemplateResponse) {
    // prettier-ignore
    return lookup(request).then((user) => { // ! valid-hooks:unawaitedResult
      response.context["user"] = user;
      return response;
    });
  }
}

/** Django hands `args` and `kwargs` to the hook, this chain only `kwargs`. */
export class ViewWantsArgs extends Layer {
  processView(
    request: HttpRequest,
    _view: View,
    _args: readonly string[],
    kwargs: Kwargs, // ! valid-hooks:extraParameter
  ): undefined {
    request.state["id"] = kwargs["id"];
  }
}
