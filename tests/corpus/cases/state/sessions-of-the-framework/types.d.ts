// What a framework answers for the current request without being handed it.
declare module "next/server" {
  export class NextRequest extends Request {
    nextUrl: URL;
  }
  export class NextResponse extends Response {
    static json(body: unknown): NextResponse;
  }
}
declare module "next-auth" {
  export interface Session {
    user: { name: string; id: string };
    expires: string;
  }
  export interface NextAuthResult {
    auth: ((...args: []) => Promise<Session | null>) &
      ((
        handler: (request: Request) => Response,
      ) => (request: Request) => Response);
    handlers: { GET: (request: Request) => Promise<Response> };
    signIn: () => Promise<void>;
  }
  export default function NextAuth(options: object): NextAuthResult;
  export function getServerSession(options: object): Promise<Session | null>;
}
declare module "@clerk/nextjs/server" {
  export const auth: () => Promise<{ userId: string | null }>;
  export function currentUser(): Promise<{ id: string } | null>;
}
