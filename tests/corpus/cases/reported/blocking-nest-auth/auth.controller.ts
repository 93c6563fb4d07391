// NestJS starter: a few log-ins a second and everything is slow.
import { Body, Controller, Post } from "@nestjs/common";
import { AuthService } from "./auth.service";

class Credentials {
  readonly email!: string;
  readonly password!: string;
}

@Controller("auth")
export class AuthController {
  constructor(private readonly authService: AuthService) {}

  @Post("login")
  async login(@Body() dto: Credentials) {
    const user = await this.authService.validateUser(dto.email, dto.password); // ! no-blocking-call
    return { id: user.id };
  }

  @Post("register")
  register(@Body() dto: Credentials) {
    return this.authService.register(dto.email, dto.password); // ! no-blocking-call
  }

  @Post("v2/register")
  registerFixed(@Body() dto: Credentials) {
    return this.authService.registerFixed(dto.email, dto.password);
  }
}
