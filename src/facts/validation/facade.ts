// What rules ask of validation: `facts.validation`.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { schemaLeafOf, type SchemaLeaf } from './schemas.js';
import { stringFed, type SchemaVerdict } from './string-fed.js';

export class ValidationFacts {
  constructor(
    private readonly open: Module,
    private readonly analysis: Analysis,
  ) {}

  /** The schema leaf that a call builds. */
  leafOf(call: TSESTree.CallExpression): SchemaLeaf | undefined {
    return schemaLeafOf(call, this.analysis);
  }

  /** Whether only strings arrive at a leaf, with the place where they do. */
  stringFed(leaf: SchemaLeaf): SchemaVerdict | undefined {
    return stringFed(leaf, this.open, this.analysis);
  }
}
