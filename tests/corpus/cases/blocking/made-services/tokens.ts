import { seal } from "./encryption.js";

interface Token {
  token: string;
}

class TokensService {
  async create(data: Token): Promise<Token> {
    return { token: seal(data.token, "salt") }; // ! no-blocking-call
  }
}

/** The same, made for a command alone. */
class TokensCommand {
  async create(data: Token): Promise<Token> {
    return { token: seal(data.token, "salt") };
  }
}

export const createTokensService = () => new TokensService();
export const createTokensCommand = () => new TokensCommand();
