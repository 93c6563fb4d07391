import {
  hashPassword,
  verifyPassword,
  verifyPasswordAsync,
} from "./password.js";

interface Row {
  readonly name: string;
  readonly password: string;
}

export class AppDatabase {
  private readonly admins = new Map<string, Row>();
  private readonly dummy = hashPassword("dummy");

  bootstrapAdmin(name: string, password: string): void {
    this.admins.set(name, { name, password: hashPassword(password) });
  }

  authenticate(name: string, password: string): Row | undefined {
    const row = this.admins.get(name);
    const ok = verifyPassword(password, row?.password ?? this.dummy);
    return ok ? row : undefined;
  }

  async authenticateAsync(
    name: string,
    password: string,
  ): Promise<Row | undefined> {
    const row = this.admins.get(name);
    const ok = await verifyPasswordAsync(password, row?.password ?? this.dummy);
    return ok ? row : undefined;
  }
}
