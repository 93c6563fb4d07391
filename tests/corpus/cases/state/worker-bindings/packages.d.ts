// What the cases beside this file use of packages that are not installed here.
declare module "@cloudflare/workers-types" {
  export interface ExecutionContext {
    waitUntil(promise: Promise<unknown>): void;
  }
  export interface MessageBatch {
    readonly messages: readonly { readonly body: string }[];
  }
  export type ExportedHandlerFetchHandler<Env> = (
    request: Request,
    env: Env,
    context: ExecutionContext,
  ) => Response | Promise<Response>;
  export type ExportedHandlerQueueHandler<Env> = (
    batch: MessageBatch,
    env: Env,
    context: ExecutionContext,
  ) => void | Promise<void>;
  export interface ForwardableEmailMessage {
    readonly from: string;
  }
  export type EmailExportedHandler<Env> = (
    message: ForwardableEmailMessage,
    env: Env,
    context: ExecutionContext,
  ) => void | Promise<void>;
  export interface ExportedHandler<Env> {
    email?: EmailExportedHandler<Env>;
    fetch?: ExportedHandlerFetchHandler<Env>;
    queue?: ExportedHandlerQueueHandler<Env>;
  }
}
