import { Injectable, Scope } from "@nestjs/common";

@Injectable()
export class AuthService {
  public authId = 0;

  get userId(): number {
    return this.authId;
  }
}

@Injectable({ scope: Scope.REQUEST })
export class RequestAuthService {
  public authId = 0;

  get userId(): number {
    return this.authId;
  }
}
