import { createHash } from "node:crypto";

/** After Django's common, conditional-get, gzip and locale middleware. */
interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  readonly host: string;
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
}
interface HttpResponse {
  status: number;
  body: string;
  readonly headers: Map<string, string>;
}
type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

interface Settings {
  readonly allowedHosts: readonly string[];
  readonly appendSlash: boolean;
  readonly languages: readonly string[];
}

declare const settings: Settings;
declare const urls: { resolves(path: string): boolean };
declare function compress(text: string): Promise<string>;

const answer = (status: number, body = ""): HttpResponse => ({
  status,
  body,
  headers: new Map(),
});

export class CommonMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    if (!settings.allowedHosts.includes(request.host)) return answer(400);
    if (this.shouldRedirect(request)) {
      const redirect = answer(301);
      redirect.headers.set("location", `${request.path}/`);
      return redirect;
    }
    const response = await this.getResponse(request);
    if (!response.headers.has("content-length")) {
      response.headers.set("content-length", String(response.body.length));
    }
    return response;
  }

  private shouldRedirect(request: HttpRequest): boolean {
    return (
      settings.appendSlash &&
      !request.path.endsWith("/") &&
      !urls.resolves(request.path) &&
      urls.resolves(`${request.path}/`)
    );
  }
}

export class ConditionalGetMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    const response = await this.getResponse(request);
    if (request.method !== "GET" || response.status !== 200) {
      return; // ! return-response
    }
    const etag = `"${createHash("md5").update(response.body).digest("hex")}"`;
    response.headers.set("etag", etag);
    if (request.headers.get("if-none-match") === etag) return answer(304);
    return response;
  }
}

export class GZipMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    const response = await this.getResponse(request);
    if (response.body.length < 200) return response;
    if (!/\bgzip\b/.test(request.headers.get("accept-encoding") ?? "")) {
      return response;
    }
    const body = await compress(response.body);
    if (body.length >= response.body.length) return response;
    response.headers.set("content-encoding", "gzip");
    response.headers.delete("content-length");
    return { ...response, body };
  }
}

export class LocaleMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  async call(request: HttpRequest) {
    const accepted = (request.headers.get("accept-language") ?? "").split(",");
    for (const tag of accepted) {
      const language = tag.trim().slice(0, 2);
      if (!settings.languages.includes(language)) continue;
      const response = await this.getResponse(request);
      response.headers.set("content-language", language);
      return response;
    }
    return this.getResponse(request);
  }
}

/** Answers inside the loop, and not at all where no language matches. */
export class StrictLocaleMiddleware {
  static readonly asyncCapable = true;
  static readonly syncCapable = false;
  constructor(private readonly getResponse: GetResponse) {}

  // prettier-ignore
  async call(request: HttpRequest) { // ! return-response
    const accepted = (request.headers.get("accept-language") ?? "").split(",");
    for (const tag of accepted) {
      const language = tag.trim().slice(0, 2);
      if (!settings.languages.includes(language)) continue;
      const response = await this.getResponse(request);
      response.headers.set("content-language", language);
      return response;
    }
  }
}
