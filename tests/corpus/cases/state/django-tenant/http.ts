export interface HttpRequest {
  readonly path: string;
  readonly host: string;
  tenant?: Tenant;
}

export interface HttpResponse {
  status: number;
  readonly headers: Record<string, string>;
  body: string;
}

export interface Tenant {
  readonly id: string;
  readonly schema: string;
}

export type GetResponse = (request: HttpRequest) => Promise<HttpResponse>;

export declare function tenantOf(host: string): Promise<Tenant>;
