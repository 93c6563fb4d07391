import { seal } from "./encryption.js";

interface User {
  id: string;
  key: string;
}

export class UsersService {
  constructor(protected readonly salt: string) {}

  async get(id: string): Promise<User> {
    return { id, key: seal(id, this.salt) }; // ! no-blocking-call
  }

  /** Its only heir that stands anywhere has one of its own. */
  async patch(id: string, data: { key: string }): Promise<User> {
    return { id, key: seal(data.key, this.salt) };
  }

  /** No method that Feathers calls. */
  async rotate(id: string): Promise<User> {
    return { id, key: seal(id, "new") };
  }
}

class UsersServiceWithAuth extends UsersService {
  override async patch(id: string, data: { key: string }): Promise<User> {
    const key = seal(data.key, this.salt); // ! no-blocking-call
    return { id, key };
  }
}

export function createUsersService(salt: string): UsersServiceWithAuth {
  return new UsersServiceWithAuth(salt);
}
