declare module "@apollo/client" {
  export class ApolloLink {
    constructor(options: { headers?: Record<string, string> });
  }
  export class ApolloClient {
    constructor(options: { link: ApolloLink });
    query(options: { query: string }): Promise<{ data: unknown }>;
    setLink(link: ApolloLink): void;
  }
}

declare module "@supabase/supabase-js" {
  interface Auth {
    signInWithPassword(given: {
      email: string;
      password: string;
    }): Promise<{ data: { session: { access_token: string } } }>;
    getUser(token: string): Promise<{ data: { id: string } }>;
  }
  export class SupabaseClient {
    readonly auth: Auth;
    from(table: string): { select(): Promise<{ data: unknown[] }> };
  }
  export function createClient(url: string, key: string): SupabaseClient;
}

declare module "aws-sdk" {
  export class ConfigBase {
    update(options: { region?: string }): void;
  }
  export class Config extends ConfigBase {}
  export const config: Config;
  namespace DynamoDB {
    class DocumentClient {
      update(row: object): { promise(): Promise<object> };
      get(key: object): { promise(): Promise<object> };
    }
  }
}

declare module "before-after-hook" {
  interface Options {
    headers: Record<string, string | undefined>;
  }
  export interface HookCollection {
    before(name: "request", run: (options: Options) => void): void;
  }
}

declare module "@octokit/rest" {
  import type { HookCollection } from "before-after-hook";

  export class Octokit {
    constructor(options?: { auth?: string });
    readonly hook: HookCollection;
    request(route: string): Promise<{ data: unknown }>;
  }
}

declare module "nunjucks" {
  export class Environment {
    addFilter(name: string, run: (text: string) => string): this;
    renderString(text: string, values?: object): string;
  }
  export function configure(folder: string): Environment;
}

declare module "superagent" {
  interface Asking extends Promise<{ body: unknown }> {
    set(field: string, value: string): this;
    auth(name: string, password: string): this;
  }
  interface Agent {
    set(field: string, value: string): this;
    auth(name: string, password: string): this;
    get(url: string): Asking;
  }
  export function agent(): Agent;
}
