declare module "google-auth-library" {
  interface Credentials {
    access_token?: string | null;
    refresh_token?: string | null;
  }
  export class OAuth2Client {
    constructor(id: string, secret: string);
    setCredentials(credentials: Credentials): void;
    request<T>(options: { url: string }): Promise<{ data: T }>;
  }
}

declare module "graphql-request" {
  export class GraphQLClient {
    constructor(url: string);
    setHeader(key: string, value: string): this;
    request(
      query: string,
      variables?: object,
      headers?: Record<string, string>,
    ): Promise<unknown>;
  }
}

declare module "handlebars" {
  export function registerHelper(
    name: string,
    helper: (...given: string[]) => string,
  ): void;
  export function compile(source: string): (data: object) => string;
  export function create(): typeof import("handlebars");
}

declare module "i18n" {
  interface Texts {
    setLocale(language: string): void;
    setLocale(request: object, language: string): void;
    __(text: string): string;
    __(options: { phrase: string; locale: string }): string;
  }
  const i18n: Texts;
  export default i18n;
}

declare module "node-gettext" {
  export default class Gettext {
    setLocale(language: string): void;
    gettext(text: string): string;
  }
}
