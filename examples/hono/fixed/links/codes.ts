const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

/** The short form of a running number. */
export function codeOf(number: number): string {
  let rest = number;
  let code = "";
  do {
    code = (alphabet[rest % alphabet.length] ?? "") + code;
    rest = Math.floor(rest / alphabet.length);
  } while (rest > 0);
  return code.padStart(4, "2");
}
