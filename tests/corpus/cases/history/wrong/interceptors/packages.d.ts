declare module "axios" {
  export interface AxiosConfig {
    url?: string;
    headers: Record<string, unknown>;
  }
  export interface AxiosResponse {
    data: unknown;
    status: number;
  }
  export interface AxiosInterceptorManager<Value> {
    use(change: (value: Value) => Value | Promise<Value>): number;
    eject(id: number): void;
  }
  export interface AxiosInstance {
    interceptors: {
      request: AxiosInterceptorManager<AxiosConfig>;
      response: AxiosInterceptorManager<AxiosResponse>;
    };
    get(
      url: string,
      config?: { headers?: Record<string, string> },
    ): Promise<AxiosResponse>;
  }
  const axios: AxiosInstance & {
    create(config?: { baseURL?: string }): AxiosInstance;
  };
  export default axios;
}
