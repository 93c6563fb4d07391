import { hashPassword, passwordMatches } from "./password.js";

export interface Account {
  readonly email: string;
  readonly passwordHash: string;
}

export interface AccountStore {
  byEmail(email: string): Promise<Account | undefined>;
  insert(account: Account): Promise<void>;
}

export class AccountService {
  constructor(private readonly store: AccountStore) {}

  async login(email: string, password: string): Promise<Account | undefined> {
    const account = await this.store.byEmail(email);
    if (!account) return undefined;
    return passwordMatches(password, account.passwordHash)
      ? account
      : undefined;
  }

  async register(email: string, password: string): Promise<Account> {
    const account = { email, passwordHash: hashPassword(password) };
    await this.store.insert(account);
    return account;
  }

  async find(email: string): Promise<Account | undefined> {
    return this.store.byEmail(email);
  }
}
