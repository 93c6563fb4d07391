export class ApiClient {
  private token = "";

  authorize(token: string) {
    this.token = token;
    return this;
  }

  async get(path: string) {
    const response = await fetch(`https://api.example.com${path}`, {
      headers: { authorization: `Bearer ${this.token}` },
    });
    return (await response.json()) as unknown;
  }
}

export const client = new ApiClient();
