import { RequestScope, Settings } from "request-scope";

// Which object a library's getter gives, only the library knows; what can be set there stays there.

interface Scope {
  requestId: string;
  user?: string;
}

export class Scopes {
  static current(): Scope {
    const scope: Scope = RequestScope.current.req;
    return scope;
  }

  static setRequestId(id: string): void {
    const scope = this.current();
    scope.requestId = id;
  }

  static requestId(): string {
    return this.current().requestId;
  }

  static setUser(user: string): void {
    const { req } = RequestScope.current;
    req.user = user;
  }
}

export const settings = new Settings();

export class Defaults {
  static current(): Record<string, string> {
    return settings.entries;
  }

  static setLocale(locale: string): void {
    this.current()["locale"] = locale;
  }

  static locale(): string {
    return this.current()["locale"] ?? "en";
  }
}
