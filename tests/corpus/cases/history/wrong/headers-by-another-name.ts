// openapi-generator#13849, discord.js#5586
import { Controller, Get, Headers, Injectable, Optional } from "@nestjs/common";
@Injectable()
export class PetApi {
  protected basePath = "http://pets.example";
  public defaultHeaders: Record<string, string> = {};
  constructor(
    @Optional() protected readonly configuration: { apiKey?: string },
  ) {}
  public async getPet(id: string, apiToken: string): Promise<object> {
    let headers = this.defaultHeaders;
    headers["Authorization"] = `Bearer ${apiToken}`; // ! no-request-state-leak
    const answer = await fetch(`${this.basePath}/pets/${id}`, { headers });
    return (await answer.json()) as object;
  }
  public async listPets(): Promise<object> {
    let headers = this.defaultHeaders;
    const answer = await fetch(`${this.basePath}/pets`, { headers });
    return (await answer.json()) as object;
  }
  public async getToy(id: string, apiToken: string): Promise<object> {
    let headers = { ...this.defaultHeaders };
    headers["Authorization"] = `Bearer ${apiToken}`;
    const answer = await fetch(`${this.basePath}/toys/${id}`, { headers });
    return (await answer.json()) as object;
  }
}
@Controller("pets")
export class PetsController {
  constructor(private readonly api: PetApi) {}
  @Get()
  find(@Headers("x-token") token: string) {
    return this.api.getPet("1", token);
  }
  @Get("all")
  all() {
    return this.api.listPets();
  }
  @Get("toys")
  toys(@Headers("x-token") token: string) {
    return this.api.getToy("1", token);
  }
}
