declare module "request-scope" {
  export class RequestScope<Req = any> {
    readonly req: Req;
    static get current(): RequestScope;
  }
  export class Settings {
    get entries(): Record<string, string>;
    set entries(value: Record<string, string>);
  }
}
