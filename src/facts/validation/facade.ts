// What rules ask of validation: `facts.validation`.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { readByTruthiness, stringsRefused, type FieldVerdict } from './field-fed.js';
import { fieldNumber, type FieldNumber } from './field-numbers.js';
import { decoratedField, type DecoratedField } from './field-rules.js';
import { readAsZero, type ReadAsZero } from './read-as-zero.js';
import { schemaLeafOf, type SchemaLeaf } from './schemas.js';
import { mistypedParameter, type MistypedParameter } from './mistyped-parameters.js';
import { secretFallback, type SecretFallback } from './secret-fallbacks.js';
import { readsEmptyAsZero, takesEmptyForZero } from './zero-bounds.js';
import { isTypeStated } from './stated-types.js';
import { stringFed, type SchemaVerdict } from './string-fed.js';
import { uncheckedNumber, type UncheckedNumber } from './unchecked-numbers.js';
import {
  unvalidatedLeaf,
  unvalidatedTransform,
  type UnvalidatedTransform,
} from './unvalidated-transforms.js';
import { droppedConversion, type DroppedConversion } from './dropped-conversions.js';
import { emptyTransform, type EmptyTransform } from './empty-transforms.js';
import { writtenTransform, type WrittenTransform } from './written-transforms.js';
import { truthyTransform, type TruthyTransform } from './truthy-transforms.js';

export class ValidationFacts {
  constructor(
    private readonly open: Module,
    private readonly analysis: Analysis,
  ) {}

  /** The leaf of a schema that an expression is. */
  leafOf(node: Node): SchemaLeaf | undefined {
    return schemaLeafOf(node, this.analysis);
  }

  /** Whether only strings arrive at a leaf, with the place where they do. */
  stringFed(leaf: SchemaLeaf): SchemaVerdict | undefined {
    return stringFed(leaf, this.open, this.analysis);
  }

  /** Does a type that stands around a schema say more of it than what it gives? */
  isTypeStated(schema: Node): boolean {
    return isTypeStated(schema, this.analysis);
  }

  /** Does a leaf, or a field, that converts what arrives take an empty text for zero? */
  readsEmptyAsZero(part: SchemaLeaf | DecoratedField): boolean {
    return 'member' in part ? takesEmptyForZero(part) : readsEmptyAsZero(part);
  }

  /** Where nothing arrives at a leaf that takes it for zero. */
  readAsZero(leaf: SchemaLeaf): ReadAsZero | undefined {
    return readAsZero(leaf, this.open, this.analysis);
  }

  /** The transformation of texts to numbers that a call adds to a schema, where nothing refuses NaN. */
  unvalidatedTransformIn(call: TSESTree.CallExpression): UnvalidatedTransform | undefined {
    return unvalidatedTransform(call, this.open, this.analysis);
  }

  /** The same for a leaf that makes a number of a text by itself. */
  unvalidatedLeaf(leaf: SchemaLeaf): Pick<UnvalidatedTransform, 'field' | 'place'> | undefined {
    return unvalidatedLeaf(leaf, this.open, this.analysis);
  }

  /** The function that a schema which is written as a list hands its texts to, where it does not read them. */
  writtenTransformIn(list: TSESTree.ArrayExpression): WrittenTransform | undefined {
    return writtenTransform(list, this.open, this.analysis);
  }

  /** The use of a text that a leaf converted for its own check, and that nobody was given. */
  droppedConversion(leaf: SchemaLeaf): DroppedConversion | undefined {
    return droppedConversion(leaf, this.open, this.analysis);
  }

  /** The step by which a call makes 0 of an empty text, where the number is looked at. */
  emptyTransformIn(call: TSESTree.CallExpression): EmptyTransform | undefined {
    return emptyTransform(call, this.open, this.analysis);
  }

  /** The step by which a call makes booleans of texts that it does not read. */
  truthyTransformIn(call: TSESTree.CallExpression): TruthyTransform | undefined {
    return truthyTransform(call, this.open, this.analysis);
  }

  /** The text from outside that an expression reads as a number, where a query is given NaN. */
  uncheckedNumberIn(node: TSESTree.CallExpression | TSESTree.UnaryExpression): UncheckedNumber | undefined {
    return uncheckedNumber(node, this.analysis);
  }

  /** A field of a class, of which every decorator is known. */
  fieldOf(member: TSESTree.PropertyDefinition): DecoratedField | undefined {
    return decoratedField(member, this.analysis);
  }

  /** The parameter that a decorator hands a text to, where its type says a number or a boolean. */
  mistypedParameterAt(decorator: TSESTree.Decorator): MistypedParameter | undefined {
    return mistypedParameter(decorator, this.analysis);
  }

  /** Where a field refuses all that arrives, because only strings do. */
  stringsRefused(field: DecoratedField): FieldVerdict | undefined {
    return stringsRefused(field, this.open, this.analysis);
  }

  /** The number that a field is read as, where NaN passes, or 0 for an empty text. */
  numberReadBy(member: TSESTree.PropertyDefinition, passes: FieldNumber['passes']): FieldNumber | undefined {
    return fieldNumber(member, passes, this.open, this.analysis);
  }

  /** Where a field takes every text but the empty one for true. */
  readByTruthiness(field: DecoratedField): FieldVerdict | undefined {
    return readByTruthiness(field, this.open, this.analysis);
  }

  /** The text that stands in for a secret where the environment has none. */
  secretFallbackIn(node: Node): SecretFallback | undefined {
    return secretFallback(node, this.analysis);
  }
}
