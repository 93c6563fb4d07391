import hash, { hashLater } from "./hash.ts";
export class User {
  constructor(
    readonly _id: number,
    private readonly salt: string,
    private readonly digest: string,
  ) {}
  async checkPassword(password: string) {
    const h = await hash(password, this.salt);
    if (h !== this.digest) throw new Error("LoginError");
  }
  async checkPasswordLater(password: string) {
    const h = await hashLater(password, this.salt);
    if (h !== this.digest) throw new Error("LoginError");
  }
}
