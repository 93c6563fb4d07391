declare module "redaxios" {
  type Name = "Accept" | "Authorization";
  type Headers = Partial<{ [Key in Name]: string }> & Record<string, string>;
  interface Client {
    readonly defaults: {
      baseURL?: string;
      readonly headers: { common: Headers };
    };
    get(
      url: string,
      options?: { headers?: Headers },
    ): Promise<{ data: object }>;
    create(): Client;
  }
  const axios: Client;
  export default axios;
}

declare module "yup" {
  export interface Schema {
    validate(value: unknown): Promise<object>;
  }
  export function object(): Schema;
  export function setLocale(texts: { required: string }): void;
}

declare module "date-fns" {
  export function format(at: Date, pattern: string): string;
  export function setDefaultOptions(options: { weekStartsOn: number }): void;
}

declare module "zod" {
  export namespace z {
    function config(options: { localeError: () => string }): void;
    function setErrorMap(map: () => { message: string }): void;
  }
}

declare module "@redis/client" {
  export interface Connection {
    select(database: number): Promise<void>;
    get(key: string): Promise<string | null>;
    duplicate(): Connection;
  }
}

declare module "redis" {
  import type { Connection } from "@redis/client";
  export function createClient(): Connection;
}

declare module "@sendgrid/mail" {
  export class MailService {
    setApiKey(key: string): void;
    send(mail: object): Promise<void>;
  }
  const mail: MailService;
  export default mail;
}
