// What the cases beside this file use of Astro's context, beside what other cases declare.
declare module "astro" {
  export interface APIContext {
    redirect(path: string, status?: number): Response;
    rewrite(path: string): Promise<Response>;
  }
  export type APIRoute = (context: APIContext) => Response | Promise<Response>;
}
