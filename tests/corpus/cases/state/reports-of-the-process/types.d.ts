// What goes along with every report of a process, and what belongs to one request.
declare module "@sentry/core" {
  export interface User {
    id?: string;
  }
  export interface Scope {
    setUser(user: User | null): this;
    setTag(key: string, value: string): this;
    setTags(tags: Record<string, string>): this;
    setContext(name: string, context: object | null): this;
    setExtra(key: string, extra: unknown): this;
  }
  export function getGlobalScope(): Scope;
  export function getIsolationScope(): Scope;
  export function getCurrentScope(): Scope;
  export function setUser(user: User | null): void;
  export function withScope(run: (scope: Scope) => void): void;
}
declare module "@sentry/node" {
  export {
    getGlobalScope,
    getIsolationScope,
    getCurrentScope,
    setUser,
    withScope,
    type Scope,
    type User,
  } from "@sentry/core";
}
