declare module "@remix-run/server-runtime" {
  export interface DataFunctionArgs {
    request: Request;
    params: Readonly<Record<string, string | undefined>>;
  }
  export interface LoaderFunctionArgs extends DataFunctionArgs {
    response?: undefined;
  }
  export interface ActionFunctionArgs extends DataFunctionArgs {
    response?: undefined;
  }
  export type LoaderArgs = DataFunctionArgs;
  export type ActionArgs = DataFunctionArgs;
  export type TypedResponse<Data = unknown> = Omit<Response, "json"> & {
    json(): Promise<Data>;
  };
  export type JsonFunction = <Data>(
    data: Data,
    init?: number | ResponseInit,
  ) => TypedResponse<Data>;
  export const json: JsonFunction;
  export const redirect: (
    url: string,
    init?: number | ResponseInit,
  ) => TypedResponse<never>;
  export const isResponse: (value: unknown) => value is Response;
}

declare module "@remix-run/node" {
  export {
    isResponse,
    json,
    redirect,
    type ActionArgs,
    type ActionFunctionArgs,
    type DataFunctionArgs,
    type LoaderArgs,
    type LoaderFunctionArgs,
    type TypedResponse,
  } from "@remix-run/server-runtime";
}
