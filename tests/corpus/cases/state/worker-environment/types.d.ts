declare module "@cloudflare/workers-types" {
  export interface KVNamespace {
    get(key: string): Promise<string | null>;
  }
}
