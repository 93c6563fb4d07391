import ts from "typescript";

import type { BodyFacts, FileFacts, FunctionFacts } from "./file-facts.ts";
import { closeFrame, createFrame, noteBelow, type Frame } from "./frame.ts";
import { addTo } from "./lists.ts";
import {
  isFunctionWithBody,
  isInitialized,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { handedNames } from "./handed-names.ts";
import { deferring, mayChange, telling } from "./method-names.ts";
import { takesData } from "./data-globals.ts";
import { isMade } from "./made.ts";
import {
  aliasesAt,
  declaredAliases,
  memberName,
  type Alias,
} from "./name-aliases.ts";
import {
  isModuleExports,
  localName,
  namesOfClass,
  namesOfFunction,
  namesSpoken,
} from "./spoken-names.ts";
import { isAssignment } from "../syntax/operators.ts";

// Read once: behind `ts` is a getter, and every node of a program passes here.
const {
  ArrowFunction,
  AwaitExpression,
  BinaryExpression,
  BindingElement,
  CallExpression,
  ClassDeclaration,
  ClassExpression,
  Constructor,
  DeleteExpression,
  ExportAssignment,
  ExportSpecifier,
  FirstNode,
  FirstTypeNode,
  ForInStatement,
  ForOfStatement,
  FunctionDeclaration,
  FunctionExpression,
  GetAccessor,
  Identifier,
  ImportClause,
  ImportEqualsDeclaration,
  ImportSpecifier,
  InterfaceDeclaration,
  LastTypeNode,
  MethodDeclaration,
  NewExpression,
  Parameter,
  PostfixUnaryExpression,
  PrefixUnaryExpression,
  PropertyAssignment,
  PropertyDeclaration,
  ReturnStatement,
  SetAccessor,
  ShorthandPropertyAssignment,
  TaggedTemplateExpression,
  TypeAliasDeclaration,
  VariableDeclaration,
} = ts.SyntaxKind;

/** Reads the facts of a file's syntax, in one walk. */
export function factsIn(sourceFile: ts.SourceFile): FileFacts {
  return new Walk(sourceFile).facts();
}

class Walk {
  private readonly functions: FunctionFacts[] = [];
  private readonly of = new Map<ts.Node, BodyFacts>();
  private readonly fields: BodyFacts[] = [];
  private readonly calls = new Map<string, ts.MemberName[]>();
  private readonly handed = new Map<string, ts.MemberName[]>();
  private readonly constructions = new Map<string, ts.MemberName[]>();
  private readonly constructors = new Map<string, readonly string[]>();
  private readonly aliases: Alias[] = [];
  private frame: Frame | undefined;
  private readonly sourceFile: ts.SourceFile;

  constructor(sourceFile: ts.SourceFile) {
    this.sourceFile = sourceFile;
  }

  facts(): FileFacts {
    ts.forEachChild(this.sourceFile, this.visit);
    // A function that stands around others comes before them.
    this.functions.sort((left, right) => left.body.pos - right.body.pos);
    return {
      functions: this.functions,
      fields: this.fields,
      of: this.of,
      calls: this.calls,
      handed: this.handed,
      constructions: this.constructions,
      constructors: this.constructors,
      aliases: this.aliases,
    };
  }

  private readonly visit = (node: ts.Node): void => {
    const { kind } = node;
    if (kind < FirstNode && kind !== Identifier) return;
    // A type runs nothing.
    if (kind >= FirstTypeNode && kind <= LastTypeNode) return;
    switch (kind) {
      case ArrowFunction:
      case FunctionExpression:
      case FunctionDeclaration:
      case MethodDeclaration:
      case Constructor:
      case GetAccessor:
      case SetAccessor:
        if (isFunctionWithBody(node)) {
          this.function(node);
          return;
        }
        break;
      case Identifier:
        if (this.frame && deferring.has((node as ts.Identifier).text))
          this.frame.suspends = true;
        return;
      case InterfaceDeclaration:
      case TypeAliasDeclaration:
        return;
      case AwaitExpression:
        if (this.frame) this.frame.suspends = true;
        break;
      case ForOfStatement:
      case ForInStatement:
        this.loop(node as ts.ForInOrOfStatement);
        break;
      case CallExpression:
      case NewExpression:
        this.call(node as ts.CallExpression | ts.NewExpression);
        break;
      case TaggedTemplateExpression:
        this.speak((node as ts.TaggedTemplateExpression).tag);
        break;
      case BinaryExpression: {
        const { left, operatorToken } = node as ts.BinaryExpression;
        if (isAssignment(operatorToken.kind)) {
          this.target(left);
          this.assign(left, (node as ts.BinaryExpression).right);
        }
        break;
      }
      case PrefixUnaryExpression:
      case PostfixUnaryExpression: {
        const { operator, operand } = node as
          ts.PrefixUnaryExpression | ts.PostfixUnaryExpression;
        if (
          operator === ts.SyntaxKind.PlusPlusToken ||
          operator === ts.SyntaxKind.MinusMinusToken
        )
          this.target(operand);
        break;
      }
      case ReturnStatement:
        this.handOut((node as ts.ReturnStatement).expression);
        break;
      case DeleteExpression:
        this.target((node as ts.DeleteExpression).expression);
        break;
      case VariableDeclaration:
      case Parameter:
      case BindingElement:
        this.declare(
          node as
            | ts.VariableDeclaration
            | ts.ParameterDeclaration
            | ts.BindingElement,
        );
        break;
      case PropertyDeclaration:
      case PropertyAssignment: {
        const { name, initializer } = node as
          ts.PropertyDeclaration | ts.PropertyAssignment;
        if (initializer) this.alias(memberName(name), initializer);
        if (isInitialized(node)) {
          this.field(node);
          return;
        }
        break;
      }
      case ClassDeclaration:
      case ClassExpression:
      case ShorthandPropertyAssignment:
      case ImportSpecifier:
      case ExportSpecifier:
      case ImportClause:
      case ImportEqualsDeclaration:
      case ExportAssignment:
        this.aliases.push(...aliasesAt(node));
        break;
      default:
    }
    ts.forEachChild(node, this.visit);
  };

  private function(body: FunctionWithBody): void {
    if (ts.isConstructorDeclaration(body) && body.parent.name)
      this.constructors.set(
        body.parent.name.text,
        body.parameters.map(({ name }) =>
          ts.isIdentifier(name) ? name.text : "",
        ),
      );
    const outer = this.frame;
    const frame = createFrame(ts.isConstructorDeclaration(body));
    this.frame = frame;
    if (!ts.isBlock(body.body)) this.handOut(body.body);
    ts.forEachChild(body, this.visit);
    this.frame = outer;
    if (outer && ts.isFunctionDeclaration(body) && body.name)
      outer.declared.set(body.name.text, "other");
    const facts: FunctionFacts = {
      ...closeFrame(frame, outer, body),
      body,
      names: namesOfFunction(body),
    };
    this.functions.push(facts);
    this.of.set(body, facts);
  }

  /** The initialiser of a field runs with each `new`, by the name of the class. */
  private field(node: ts.PropertyDeclaration): void {
    const outer = this.frame;
    const frame = createFrame(true);
    this.frame = frame;
    ts.forEachChild(node, this.visit);
    this.frame = outer;
    if (outer && frame.suspends) outer.suspends = true;
    const names = ts.isClassLike(node.parent) ? namesOfClass(node.parent) : [];
    const facts = { ...closeFrame(frame, outer), names };
    this.of.set(node, facts);
    if (facts.writes || facts.spoken.size > 0) this.fields.push(facts);
  }

  /** `return [get, set]`: who takes the list apart calls them by names of his own. */
  private handOut(value: ts.Expression | undefined): void {
    const list = value && skipOuter(value);
    if (!this.frame || !list || !ts.isArrayLiteralExpression(list)) return;
    for (const inner of list.elements.map((each) => skipOuter(each))) {
      if (ts.isIdentifier(inner)) this.speak(inner);
      // It has no name of its own.
      else if (isFunctionWithBody(inner)) this.frame.writes = true;
    }
  }

  private speak(expression: ts.Node): void {
    const spoken = this.frame?.spoken;
    if (spoken)
      namesSpoken(expression, (name) => {
        spoken.add(name);
      });
  }

  private call(node: ts.CallExpression | ts.NewExpression): void {
    const { expression } = node;
    const callee = skipOuter(expression);
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    const places = ts.isNewExpression(node) ? this.constructions : this.calls;
    if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name))
      addTo(places, name.text, name);
    for (const each of handedNames(node)) addTo(this.handed, each.text, each);
    if (!this.frame) return;
    this.speak(expression);
    if (!takesData(expression))
      for (const argument of node.arguments ?? []) this.speak(argument);
    if (ts.isIdentifier(callee) && telling.has(callee.text))
      this.frame.writes = true;
    if (!ts.isPropertyAccessExpression(callee) || !mayChange(callee.name.text))
      return;
    this.below(callee.expression);
    const [first] = node.arguments ?? [];
    if (callee.name.text === "assign" && first) this.below(first);
  }

  private loop(node: ts.ForInOrOfStatement): void {
    if (ts.isForOfStatement(node) && node.awaitModifier && this.frame)
      this.frame.suspends = true;
    if (!ts.isVariableDeclarationList(node.initializer))
      this.target(node.initializer);
  }

  private declare(
    node: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement,
  ): void {
    const { name, initializer } = node;
    if (!ts.isIdentifier(name)) return;
    if (initializer) this.alias(localName(name.text), initializer);
    this.aliases.push(...declaredAliases(node));
    if (!this.frame) return;
    // A part that a parameter is taken apart into hangs on it under another name.
    const how = ts.isParameter(node)
      ? "parameter"
      : ts.isVariableDeclaration(node) && initializer && isMade(initializer)
        ? "made"
        : "other";
    const known = this.frame.declared.get(name.text);
    // Two variables of one name: whichever says less.
    this.frame.declared.set(
      name.text,
      known === undefined || known === how ? how : "other",
    );
  }

  private alias(name: string | undefined, value: ts.Expression): void {
    if (name === undefined) return;
    namesSpoken(value, (meant) => {
      if (meant !== name) this.aliases.push([name, meant]);
    });
  }

  /** `this.load = load`, `load = other`, `module.exports = load` */
  private assign(left: ts.Expression, value: ts.Expression): void {
    if (ts.isIdentifier(left)) this.alias(localName(left.text), value);
    else if (ts.isPropertyAccessExpression(left)) {
      this.alias(left.name.text, value);
      if (isModuleExports(left)) this.alias("default", value);
    }
  }

  /** What an assignment, an update or a `delete` gives a value to. */
  private target(target: ts.Node): void {
    if (!this.frame) return;
    const inner = ts.isExpression(target) ? skipOuter(target) : target;
    if (ts.isIdentifier(inner)) this.frame.assigned.add(inner.text);
    else if (
      ts.isPropertyAccessExpression(inner) ||
      ts.isElementAccessExpression(inner)
    )
      this.below(inner);
    else ts.forEachChild(inner, (child) => this.target(child));
  }

  private below(place: ts.Expression): void {
    if (this.frame) noteBelow(this.frame, place);
  }
}
