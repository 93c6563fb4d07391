import ts from "typescript";

/** What the world does where a case only declares it. */
export interface WorldBehaviour {
  /** Suspends, then answers. */
  readonly pause: <T>(value: () => T) => Promise<T>;
  /** Whether questions are answered with yes, and optional things are there. */
  readonly yes: () => boolean;
  /** Whether what is promised fails. */
  readonly fails: () => boolean;
  /** Told of every call, with its arguments. */
  readonly called: (name: string, values: readonly unknown[]) => void;
  /** The token of the request that is known from these values, if one is. */
  readonly tokenIn: (values: readonly unknown[]) => string | undefined;
  readonly later: (work: () => void) => void;
}

type Named = ReadonlyMap<string, ts.Symbol>;

/** What files declare; asked for by every run of a case. */
const declared = new WeakMap<ts.TypeChecker, Map<ts.SourceFile, Named>>();

/** The values that a file declares, by name. */
function valuesOf(checker: ts.TypeChecker, file: ts.SourceFile): Named {
  const files = declared.get(checker) ?? new Map<ts.SourceFile, Named>();
  declared.set(checker, files);
  const known = files.get(file);
  if (known) return known;
  const found = new Map<string, ts.Symbol>();
  for (const symbol of checker.getSymbolsInScope(file, ts.SymbolFlags.Value))
    if (
      !found.has(symbol.name) &&
      symbol.declarations?.some((node) => node.getSourceFile() === file)
    )
      found.set(symbol.name, symbol);
  files.set(file, found);
  return found;
}

/** Makes values that have the types which a case declares: its database, its clients, its settings. */
export class Stubs {
  readonly #checker: ts.TypeChecker;
  readonly #world: WorldBehaviour;

  constructor(checker: ts.TypeChecker, world: WorldBehaviour) {
    this.#checker = checker;
    this.#world = world;
  }

  /** The value of a declared name in a file; `undefined` where the file declares none. */
  named(file: ts.SourceFile, name: string): unknown {
    const symbol = valuesOf(this.#checker, file).get(name);
    if (!symbol) return undefined;
    return this.valueOf(
      this.#checker.getTypeOfSymbolAtLocation(symbol, file),
      name,
    );
  }

  /** What a declared module exports. */
  module(symbol: ts.Symbol, at: ts.Node): Record<string, unknown> {
    return Object.fromEntries(
      this.#checker
        .getExportsOfModule(symbol)
        .filter(({ flags }) => flags & ts.SymbolFlags.Value)
        .map((one) => [
          one.name,
          this.valueOf(
            this.#checker.getTypeOfSymbolAtLocation(one, at),
            one.name,
          ),
        ]),
    );
  }

  valueOf(type: ts.Type, name: string, token = "", depth = 4): unknown {
    const { flags } = type;
    if (
      flags & ts.TypeFlags.StringLiteral ||
      flags & ts.TypeFlags.NumberLiteral
    )
      return (type as ts.LiteralType).value;
    if (flags & ts.TypeFlags.BooleanLike) return this.#boolean(type);
    if (flags & ts.TypeFlags.StringLike) return `${name}${token}`;
    if (flags & ts.TypeFlags.NumberLike) return 1;
    if (flags & ts.TypeFlags.BigIntLike) return 1n;
    if (type.isUnion()) return this.#oneOf(type, name, token, depth);
    if (type.isIntersection() || flags & ts.TypeFlags.Object)
      return depth === 0 ? undefined : this.#object(type, name, token, depth);
    return undefined;
  }

  #boolean(type: ts.Type): boolean {
    const text = this.#checker.typeToString(type);
    return text === "true" || (text !== "false" && this.#world.yes());
  }

  #oneOf(
    type: ts.UnionType,
    name: string,
    token: string,
    depth: number,
  ): unknown {
    const empty = type.types.find(
      ({ flags }) =>
        flags &
        (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void),
    );
    if (empty && !this.#world.yes())
      return empty.flags & ts.TypeFlags.Null ? null : undefined;
    const present = type.types.filter((part) => part !== empty);
    return this.valueOf(present[0] ?? type.types[0]!, name, token, depth);
  }

  #object(type: ts.Type, name: string, token: string, depth: number): unknown {
    const checker = this.#checker;
    const [made] = type.getConstructSignatures();
    const [called] = type.getCallSignatures();
    if (made) return this.#class(made, name, depth);
    if (called) return this.#function(called, name);
    const of = type.getSymbol()?.name ?? "";
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    if (/^Promise(?:Like)?$/.test(of)) {
      const inner = element;
      return this.#world.pause(() => {
        if (this.#world.fails()) throw new Error(`${name} fails`);
        return inner && this.valueOf(inner, name, token, depth);
      });
    }
    if (checker.isArrayType(type) || checker.isTupleType(type))
      return element ? [this.valueOf(element, name, token, depth - 1)] : [];
    if (/^(?:Map|WeakMap|ReadonlyMap)$/.test(of))
      return of === "WeakMap" ? new WeakMap() : new Map();
    if (/^(?:Set|ReadonlySet)$/.test(of)) return new Set();
    if (of === "Date") return new Date(0);
    if (of === "Buffer" || of === "Uint8Array")
      return Buffer.from(`${name}${token}`);
    if (
      of === "AsyncIterable" ||
      of === "AsyncGenerator" ||
      of === "AsyncIterableIterator"
    )
      return this.#sequence(element, name, token, depth);
    if (/^(?:Iterable|Iterator|Generator)/.test(of))
      return [element && this.valueOf(element, name, token, depth - 1)];
    const value: Record<string, unknown> = {};
    for (const property of checker.getPropertiesOfType(type)) {
      if (property.name.startsWith("__")) continue;
      const declared = checker.getTypeOfSymbol(property);
      Object.defineProperty(value, property.name, {
        value: this.valueOf(declared, property.name, token, depth - 1),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return value;
  }

  #class(signature: ts.Signature, name: string, depth: number): unknown {
    const result = signature.getReturnType();
    const make = (): object => this.valueOf(result, name, "", depth) as object;
    return function constructed(): object {
      return make();
    };
  }

  #function(signature: ts.Signature, name: string): unknown {
    const checker = this.#checker;
    const result = signature.getReturnType();
    return (...values: unknown[]): unknown => {
      this.#world.called(name, values);
      const token = this.#world.tokenIn(values);
      // A callback is called with what its type wants, later: `(error, result) => void` without error.
      const callbackAt = values.findIndex(
        (value) => typeof value === "function",
      );
      const callback = values[callbackAt];
      if (typeof callback === "function") {
        const parameter = signature.getParameters()[callbackAt];
        const of = parameter && checker.getTypeOfSymbol(parameter);
        return this.#calling(
          callback as (...given: unknown[]) => unknown,
          of,
          result,
          name,
        );
      }
      return this.valueOf(result, name, token && ` ${token}`);
    };
  }

  #calling(
    callback: (...given: unknown[]) => unknown,
    type: ts.Type | undefined,
    result: ts.Type,
    name: string,
  ): unknown {
    const signature =
      type && this.#checker.getNonNullableType(type).getCallSignatures()[0];
    const given = (signature?.getParameters() ?? []).map((parameter) =>
      /^err(?:or)?$/.test(parameter.name)
        ? this.#world.yes()
          ? null
          : new Error("the world fails")
        : this.valueOf(
            this.#checker.getTypeOfSymbol(parameter),
            parameter.name,
          ),
    );
    if (/^Promise/.test(result.getSymbol()?.name ?? ""))
      return this.#world.pause(() => undefined).then(() => callback(...given));
    if (result.flags & ts.TypeFlags.Void) {
      this.#world.later(() => void callback(...given));
      return undefined;
    }
    const returned = signature?.getReturnType();
    return returned && this.#checker.isTypeAssignableTo(returned, result)
      ? callback(...given)
      : this.valueOf(result, name);
  }

  #sequence(
    element: ts.Type | undefined,
    name: string,
    token: string,
    depth: number,
  ): AsyncGenerator {
    const { pause } = this.#world;
    const value = (): unknown =>
      element && this.valueOf(element, name, token, depth - 1);
    return (async function* () {
      yield await pause(value);
    })();
  }
}
