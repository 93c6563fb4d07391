import ts from "typescript";

/**
 * The type that is expected where an expression stands, as far as declarations alone tell its name: for an
 * argument of a function with one signature, and what is written in it. Type arguments may be those of the
 * declaration. `undefined` where only resolving the call tells: the checker then types all its arguments,
 * which costs a thousand times more.
 */
export function declaredExpectation(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): ts.Type | undefined {
  const parent = expression.parent as ts.Node | undefined;
  if (!parent) return undefined;
  if (ts.isParenthesizedExpression(parent))
    return declaredExpectation(checker, parent);
  if (ts.isPropertyAssignment(parent))
    return parent.initializer === expression
      ? memberExpectation(checker, parent.parent, parent.name)
      : undefined;
  if (ts.isShorthandPropertyAssignment(parent))
    return parent.name === expression
      ? memberExpectation(checker, parent.parent, parent.name)
      : undefined;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return argumentExpectation(checker, parent, expression);
  return undefined;
}

function memberExpectation(
  checker: ts.TypeChecker,
  literal: ts.ObjectLiteralExpression,
  name: ts.PropertyName,
): ts.Type | undefined {
  if (!ts.isIdentifier(name) && !ts.isStringLiteralLike(name)) return undefined;
  const around = declaredExpectation(checker, literal);
  if (!around) return undefined;
  const whole = checker.getNonNullableType(around);
  const found = new Set<ts.Type>();
  for (const member of whole.isUnion() ? whole.types : [whole]) {
    if (!(member.flags & ts.TypeFlags.Object)) return undefined;
    const property = checker.getPropertyOfType(member, name.text);
    if (property)
      found.add(
        checker.getNonNullableType(
          checker.getTypeOfSymbolAtLocation(property, literal),
        ),
      );
  }
  // Which member of a union a literal stands for is told by its other properties.
  return found.size === 1 ? closed([...found]) : undefined;
}

function argumentExpectation(
  checker: ts.TypeChecker,
  call: ts.CallExpression | ts.NewExpression,
  argument: ts.Expression,
): ts.Type | undefined {
  const index = call.arguments?.indexOf(argument) ?? -1;
  if (index < 0 || call.expression.kind === ts.SyntaxKind.SuperKeyword)
    return undefined;
  if (call.arguments?.slice(0, index).some(ts.isSpreadElement))
    return undefined;
  const called = checker.getNonNullableType(
    checker.getTypeAtLocation(call.expression),
  );
  const signatures = ts.isNewExpression(call)
    ? called.getConstructSignatures()
    : called.getCallSignatures();
  const types: ts.Type[] = [];
  for (const signature of signatures) {
    if (index >= signature.parameters.length) continue;
    const type = plainParameter(checker, signature, index);
    if (!type) return undefined;
    types.push(type);
  }
  // Of several signatures it doesn't matter which one is meant where none of them has a name for this.
  return signatures.length === 1 || types.every(isNameless)
    ? closed(types)
    : undefined;
}

/** The declared type of a parameter that is no rest. */
function plainParameter(
  checker: ts.TypeChecker,
  signature: ts.Signature,
  index: number,
): ts.Type | undefined {
  const parameter = signature.parameters[index];
  const declared = parameter?.valueDeclaration;
  return parameter &&
    declared &&
    ts.isParameter(declared) &&
    !declared.dotDotDotToken
    ? checker.getTypeOfSymbolAtLocation(parameter, declared)
    : undefined;
}

/** The first type, if all have a name (or none) that doesn't hang on type parameters. */
function closed(types: readonly ts.Type[]): ts.Type | undefined {
  const isOpen = (each: ts.Type): boolean =>
    each.isUnionOrIntersection()
      ? each.types.some(isOpen)
      : (each.flags & ts.TypeFlags.Instantiable) !== 0;
  return types.some(isOpen) ? undefined : types[0];
}

/** A function type that is written out where it is asked for. */
function isNameless(type: ts.Type): boolean {
  return (
    !type.aliasSymbol &&
    !type.isUnionOrIntersection() &&
    !type.isClassOrInterface() &&
    type.getCallSignatures().length > 0 &&
    type.getSymbol()?.name === ts.InternalSymbolName.Type
  );
}

/**
 * The type of a parameter, for its name: of one without a type of its own what its function's place
 * declares, where that can be read without resolving the call.
 */
export function declaredParameter(
  checker: ts.TypeChecker,
  parameter: ts.ParameterDeclaration,
): ts.Type | undefined {
  const { parent: owner, type, initializer, dotDotDotToken } = parameter;
  if (
    type ||
    initializer ||
    dotDotDotToken ||
    !(ts.isArrowFunction(owner) || ts.isFunctionExpression(owner))
  )
    return undefined;
  const expected = declaredExpectation(checker, owner);
  if (!expected) return undefined;
  const [signature, ...more] = checker
    .getNonNullableType(expected)
    .getCallSignatures();
  if (!signature || more.length > 0) return undefined;
  const index = owner.parameters.indexOf(parameter);
  const found = plainParameter(checker, signature, index);
  return found && closed([found]);
}
