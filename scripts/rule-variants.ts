import type { Linter } from "eslint";

interface OptionSchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
}

interface RuleLike {
  readonly meta?: { readonly schema?: unknown };
}

/**
 * Rules with every value of every option that has a list of values or is a switch: first as they are
 * without options, then one variant a value, as many as the longest list has.
 */
export function variants(
  rules: Readonly<Record<string, RuleLike>>,
): readonly Linter.RulesRecord[] {
  const options = Object.entries(rules).map(
    ([name, rule]) => [name, propertiesOf(rule)] as const,
  );
  const longest = Math.max(
    1,
    ...options.flatMap(([, properties]) =>
      Object.values(properties).map((values) => values.length),
    ),
  );
  const plain = Object.fromEntries(
    options.map(([name]) => [`async-middleware/${name}`, "error" as const]),
  );
  return [
    plain,
    ...Array.from({ length: longest }, (_, turn) =>
      Object.fromEntries(
        options.map(([name, properties]): [string, Linter.RuleEntry] => {
          const chosen = Object.entries(properties).map(([option, values]) => [
            option,
            values[turn % values.length],
          ]);
          return [
            `async-middleware/${name}`,
            // A rule without options takes none, not even an empty object.
            chosen.length > 0 ? ["error", Object.fromEntries(chosen)] : "error",
          ];
        }),
      ),
    ),
  ];
}

function propertiesOf(rule: RuleLike): Record<string, readonly unknown[]> {
  const schema = rule.meta?.schema;
  const [first] = (Array.isArray(schema) ? schema : [schema]) as {
    readonly properties?: Record<string, OptionSchema>;
  }[];
  return Object.fromEntries(
    Object.entries(first?.properties ?? {}).flatMap(([name, property]) => {
      if (property.enum) return [[name, property.enum] as const];
      return property.type === "boolean" ? [[name, [true]] as const] : [];
    }),
  );
}
