export function log(
  level: "info" | "error",
  message: string,
  fields: Readonly<Record<string, unknown>> = {},
): void {
  const time = new Date().toISOString();
  process.stdout.write(
    `${JSON.stringify({ time, level, message, ...fields })}\n`,
  );
}
