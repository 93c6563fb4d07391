/** What the user can put right: the command says it in one line, without a stack, and ends with 2. */
export class UserError extends Error {
  override readonly name = "UserError";
}
