interface Config {
  readonly headers?: Record<string, string>;
}

class Http {
  readonly defaults = {
    headers: { common: {} as Record<string, string> },
    timeout: 5000,
  };

  async get(url: string, config: Config = {}): Promise<object> {
    const headers = { ...this.defaults.headers.common, ...config.headers };
    const answer = await fetch(url, { headers });
    return (await answer.json()) as object;
  }
}

export const http = new Http();

export function setAuthorization(token: string): void {
  http.defaults.headers.common["Authorization"] = `Bearer ${token}`;
}
