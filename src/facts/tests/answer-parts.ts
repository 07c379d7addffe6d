// What an expression of a test is of an answer to a request: the whole, its status, whether it is a success.
//
//   const answer = await request(app).get('/orders')     the whole
//   answer.status, (await app.inject('/')).statusCode    its status
//   const { status } = await fetch(url)                  its status
import type { Node } from '../../ast/nodes.js';
import type { ApiType } from '../../models/model.js';
import { numberIn } from '../origins/numbers.js';
import { apiOf, valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';

export function answerPartOf(node: Node, analysis: Analysis): ApiType['answer'] {
  const value = apiOf(node, analysis);
  return value && analysis.catalogue.facet(value.type, 'answer')?.value;
}

/** The number that an expression is written as, or that the constant it names was given. */
export function numberOf(node: Node, analysis: Analysis): number | undefined {
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const value = numberOf(node.argument, analysis);
    return value === undefined ? undefined : -value;
  }
  return numberIn(valueOf(node, analysis), analysis);
}
