let visitor: string | undefined;

export function rememberVisitor(name: string): void {
  visitor = name;
}

export async function greetVisitor(): Promise<string> {
  const greeting = await fetch("https://greetings.test");
  return `${await greeting.text()} ${String(visitor)}`;
}

export async function greetVisitorOf(name: string): Promise<string> {
  const greeting = await fetch("https://greetings.test");
  return `${await greeting.text()} ${name}`;
}
