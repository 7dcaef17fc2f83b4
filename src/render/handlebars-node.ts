/** Handlebars' syntax tree told apart by kind, without casts. Types and guards only. */
import type Handlebars from 'handlebars'

// Handlebars declares its tree in a global namespace; the import above brings it into the program.
export type TemplateProgram = ReturnType<typeof Handlebars.parse>
export type AstNode = hbs.AST.Node
export type AstHash = hbs.AST.Hash
export type AstLocation = hbs.AST.SourceLocation
export type PathNode = hbs.AST.PathExpression
export type BlockNode = hbs.AST.BlockStatement
export type MustacheNode = hbs.AST.MustacheStatement
export type SubExpressionNode = hbs.AST.SubExpression
export type PartialNode = hbs.AST.PartialStatement
export type PartialBlockNode = hbs.AST.PartialBlockStatement

export function isPath(node: AstNode): node is PathNode {
  return node.type === 'PathExpression'
}
export function isSubExpression(node: AstNode): node is SubExpressionNode {
  return node.type === 'SubExpression'
}
export function isMustache(node: AstNode): node is MustacheNode {
  return node.type === 'MustacheStatement'
}
export function isBlock(node: AstNode): node is BlockNode {
  return node.type === 'BlockStatement'
}
export function isPartial(node: AstNode): node is PartialNode {
  return node.type === 'PartialStatement'
}
export function isPartialBlock(node: AstNode): node is PartialBlockNode {
  return node.type === 'PartialBlockStatement'
}
/** `{{#*inline "name"}}…{{/inline}}`, and any other block decorator. */
export function isDecoratorBlock(node: AstNode): node is hbs.AST.DecoratorBlock {
  return node.type === 'DecoratorBlock'
}
export function isDecorator(node: AstNode): node is hbs.AST.Decorator {
  return node.type === 'Decorator'
}
export function isContent(node: AstNode): node is hbs.AST.ContentStatement {
  return node.type === 'ContentStatement'
}
export function isComment(node: AstNode): node is hbs.AST.CommentStatement {
  return node.type === 'CommentStatement'
}
/** A text, a number, `true` or `false`, written out. */
export function isLiteral(node: AstNode): node is hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral {
  return node.type === 'StringLiteral' || node.type === 'NumberLiteral' || node.type === 'BooleanLiteral'
}
export function isString(node: AstNode): node is hbs.AST.StringLiteral {
  return node.type === 'StringLiteral'
}
export function isNumber(node: AstNode): node is hbs.AST.NumberLiteral {
  return node.type === 'NumberLiteral'
}

/** The pairs of a call's hash; none when it was written without. */
export function pairsOf(hash: AstHash | undefined): readonly hbs.AST.HashPair[] {
  return hash?.pairs ?? []
}

/** A name written as it stands, with no path around it: `date`, not `brief.date`, `../date` or `@date`. */
export function bareName(path: AstNode): string | undefined {
  if (!isPath(path) || path.data || path.depth > 0 || path.parts.length !== 1) return undefined
  const [name] = path.parts
  return path.original === name ? name : undefined
}
