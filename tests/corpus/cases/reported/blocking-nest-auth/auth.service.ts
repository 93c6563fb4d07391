import { Injectable, UnauthorizedException } from "@nestjs/common";
import * as bcrypt from "bcrypt";

interface User {
  readonly id: string;
  readonly password: string;
}

interface Users {
  findByEmail(email: string): Promise<User | null>;
  create(email: string, hash: string): Promise<User>;
}

@Injectable()
export class AuthService {
  constructor(private readonly users: Users) {}

  private comparePassword(plain: string, hash: string): boolean {
    return bcrypt.compareSync(plain, hash);
  }

  async validateUser(email: string, password: string): Promise<User> {
    const user = await this.users.findByEmail(email);
    if (!user || !this.comparePassword(password, user.password)) {
      throw new UnauthorizedException();
    }
    return user;
  }

  async register(email: string, password: string): Promise<User> {
    const salt = bcrypt.genSaltSync(10);
    const hash = bcrypt.hashSync(password, salt);
    return this.users.create(email, hash);
  }

  async registerFixed(email: string, password: string): Promise<User> {
    const hash = await bcrypt.hash(password, 10);
    return this.users.create(email, hash);
  }
}
