import type { ESLint, Rule } from "eslint";

/** CPU seconds of this process so far, in milliseconds: other processes on the machine don't count. */
export function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What the rules of a plugin have cost: by rule, and by file. */
export interface Meter {
  readonly byRule: Map<string, number>;
  readonly byFile: Map<string, number>;
  reset(): void;
  total(): number;
}

/** What asking for the CPU time costs itself. */
const overhead = ((): number => {
  const start = cpu();
  for (let turn = 0; turn < 10_000; turn++) cpu();
  return (cpu() - start) / 10_000;
})();

/** The same rules, each of whose listeners notes the CPU time that it takes. */
export function timed<Plugin extends ESLint.Plugin>(
  plugin: Plugin,
): { readonly plugin: Plugin; readonly meter: Meter } {
  const byRule = new Map<string, number>();
  const byFile = new Map<string, number>();
  const note = (rule: string, file: string, spent: number): void => {
    byRule.set(rule, (byRule.get(rule) ?? 0) + spent);
    byFile.set(file, (byFile.get(file) ?? 0) + spent);
  };
  const rules = Object.fromEntries(
    Object.entries(plugin.rules ?? {}).map(([name, rule]) => {
      const create = (context: Rule.RuleContext): Rule.RuleListener => {
        const measured = <Result>(run: () => Result): Result => {
          const start = cpu();
          try {
            return run();
          } finally {
            note(name, context.filename, Math.max(0, cpu() - start - overhead));
          }
        };
        const listeners = measured(() => rule.create(context));
        return Object.fromEntries(
          Object.entries(listeners).map(([event, listener]) => [
            event,
            (...given: unknown[]): unknown =>
              measured(() =>
                (listener as (...all: unknown[]) => unknown)(...given),
              ),
          ]),
        );
      };
      return [name, { ...rule, create }];
    }),
  );
  return {
    plugin: { ...plugin, rules },
    meter: {
      byRule,
      byFile,
      reset: () => {
        byRule.clear();
        byFile.clear();
      },
      total: () => [...byRule.values()].reduce((sum, each) => sum + each, 0),
    },
  };
}
