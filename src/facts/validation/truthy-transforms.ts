// Schemas that make a boolean of a text by asking whether it is empty.
//
// at a query string or the environment:
//
//   z.string().transform(Boolean)                    'false' is true
//   z.string().optional().transform((v) => !!v)      'false' is true
//   z.enum(['on', 'off']).transform(Boolean)         unknown: the text was asked about
//   z.string().transform((v) => v === 'true')        the word is read
import type { TSESTree } from '@typescript-eslint/utils';
import type { Input } from '../../models/model.js';
import { asksForEmptiness } from '../flow/truthiness.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf, type Module } from '../project/module.js';
import { placeOf } from './places.js';
import { majorOf } from './schemas.js';
import { usesOfSchema } from './schema-uses.js';
import { isLeftAlone, textTransform, type TextTransform } from './text-transforms.js';

export interface TruthyTransform {
  readonly input: Input;
  readonly place: string;
  readonly field: string | undefined;
  readonly factory: TextTransform['factory'];
  /** What reads the words in place of the whole schema, where it is nothing but a text and this call. */
  readonly readsWords: string | undefined;
}

/** The step by which a call makes booleans of the texts of a schema, where only strings arrive there. */
export function truthyTransform(
  call: TSESTree.CallExpression,
  open: Module,
  analysis: Analysis,
): TruthyTransform | undefined {
  const transform = textTransform(call, analysis);
  if (!transform || !asksForEmptiness(transform.given, analysis)) return undefined;
  const { maps, before, type, schema, factory } = transform;
  if (!isLeftAlone(call, schema, ({ intercepts, maps: next }) => !intercepts && !next, analysis))
    return undefined;
  const { uses, names, keys } = usesOfSchema(schema, type, analysis);
  const strings = uses.find(
    ({ input, said }) => input?.carries === 'strings' && !(maps.unlessStrict && said),
  );
  if (!strings?.input || uses.some(({ input }) => input?.carries === 'json')) return undefined;
  const value = valueOf(schema, analysis);
  const major = value.kind === 'api' ? majorOf(value, factory, moduleOf(call), analysis) : undefined;
  const isPlain = before.length === 1 && schema === call;
  return {
    input: strings.input,
    place: placeOf(strings.node, strings.module, open),
    field: keys[0] ?? names[0],
    factory,
    readsWords: isPlain ? (maps.readsWords?.[major ?? ''] ?? maps.readsWords?.['*']) : undefined,
  };
}
