import { container as root, singleton } from "tsyringe";
import { createContainer, asClass } from "awilix";
export const SESSION = "session";
export interface User {
  readonly id: string;
}
@singleton()
export class Session {
  user?: User;
  byId = new Map<string, User>();
  n = 0;
}
export class Other {
  user?: User;
}
root.registerSingleton<Session>(SESSION, Session);
export const box = createContainer();
export function configure(): void {
  box.register({ other: asClass(Other).singleton() });
}
export const session = (): Session => root.resolve(Session);
