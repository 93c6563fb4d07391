export interface User {
  readonly id: string;
  readonly roles: readonly string[];
}

export let currentUser: User | undefined;

export function setCurrentUser(user: User | undefined): void {
  currentUser = user;
}
