/**
 * `texts/own-element`: a text that changes, or stands beside something that comes and goes, has an element of its own.
 *
 * Translators replace the page's text nodes by elements of theirs. React keeps the node that it has made: it would change a
 * node that nobody sees, or fail when it puts something before a node that is not there any more. An element whose only
 * child is a text is safe: React sets its content as a whole.
 */
import { ESLintUtils } from "@typescript-eslint/utils";
import ts from "typescript";

const TEXT = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike;
/** Of what React draws nothing. */
const NOTHING = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.BooleanLike;

const ownElement = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      expression: "Give this text an element of its own, or make one text of it and its neighbours: translators replace text nodes.",
      text: "Give this text an element of its own: something beside it comes and goes, and translators replace text nodes.",
    },
  },
  create(context) {
    const services = ESLintUtils.getParserServices(context);
    const check = (node) => {
      const children = node.children.filter(isShown);
      if (children.length < 2) return;
      const changing = children.filter((child) => child.type === "JSXExpressionContainer" && !isStaticText(child.expression));
      if (changing.length === 0) return;
      for (const child of children) {
        if (child.type === "JSXText" || isStaticText(child.expression)) context.report({ node: child, messageId: "text" });
        else if (changing.includes(child) && mayBeText(services, child.expression)) context.report({ node: child, messageId: "expression" });
      }
    };
    return { JSXElement: check, JSXFragment: check };
  },
};

export default { rules: { "own-element": ownElement } };

/** What JSX makes a child of: neither indentation nor a comment. */
function isShown(child) {
  if (child.type === "JSXText") return child.value.trim() !== "" || !child.value.includes("\n");
  return child.type !== "JSXExpressionContainer" || child.expression.type !== "JSXEmptyExpression";
}

function isStaticText(expression) {
  return expression?.type === "Literal" && typeof expression.value === "string";
}

/** Whether the value of an expression may be a text. A slot, which holds whatever it is given, is the business of who fills it. */
function mayBeText(services, expression) {
  if (expression.type === "ConditionalExpression") return mayBeText(services, expression.consequent) || mayBeText(services, expression.alternate);
  if (expression.type === "LogicalExpression" && expression.operator === "&&") return mayBeText(services, expression.right);
  if (expression.type === "JSXElement" || expression.type === "JSXFragment") return false;
  const tsNode = services.esTreeNodeToTSNodeMap.get(expression);
  return isText(services.program.getTypeChecker().getTypeAtLocation(tsNode));
}

function isText(type) {
  if (!type.isUnion()) return (type.flags & TEXT) !== 0;
  const some = type.types.filter(({ flags }) => (flags & NOTHING) === 0);
  return some.length > 0 && some.every(isText);
}
