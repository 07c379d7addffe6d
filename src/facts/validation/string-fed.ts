// The verdict on a schema's leaf: does a string arrive there, how sure is that, and does anything else arrive?
import type { Node } from '../../ast/nodes.js';
import type { Input } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { placeOf } from './places.js';
import type { SchemaUse, SchemaUses } from './schema-use.js';
import { usesOfSchema } from './schema-uses.js';
import type { SchemaLeaf } from './schemas.js';
import type { Said } from './strictness.js';

export interface SchemaVerdict {
  readonly evidence: Evidence;
  readonly input: Input;
  /** Everything that arrives is a string or was not sent, and no static type depends on the leaf taking something else. */
  readonly onlyStrings: boolean;
  /** Values of other kinds arrive too: a JSON body is validated by the same schema. */
  readonly takesJson: boolean;
  /** What gives null for a field that was not sent; undefined in place of one that stands in another file. */
  readonly nullFrom: readonly (Node | undefined)[];
  /** A `.catch()` puts its own value in place of what the leaf rejects. */
  readonly swallowed: boolean;
  /** What the leaf rejects is taken as it is by another member of a union: nobody is refused. */
  readonly isAlternative: boolean;
  /** A type of the project says, or is made of, what the schema takes in. */
  readonly inputTypeIsRead: boolean;
  /** What says that texts are taken as they come, where the leaf would convert them else. */
  readonly strictBy: Said | undefined;
  /** Where the input is validated, in words. */
  readonly place: string;
  /** The field's name. */
  readonly field: string | undefined;
}

/** A verdict when strings arrive at the leaf; undefined when they do not or when it is not known. */
export function stringFed(leaf: SchemaLeaf, module: Module, analysis: Analysis): SchemaVerdict | undefined {
  if (leaf.is.insistsOn === 'literal' && !isUnquotedLiteral(leaf)) return undefined;
  const traced = usesOfSchema(leaf.node, leaf.type, analysis);
  const { names, inputTypeIsRead, swallowed, isAlternative, takesNull } = traced;
  const isOfConcern = ({ said }: SchemaUse) => !leaf.is.ifStrict || said?.strict === true;
  const uses = traced.uses.filter(isOfConcern);
  const nullFrom = takesNull
    ? []
    : uses.flatMap((use) => (use.nullFrom ? [use.module === module ? use.nullFrom : undefined] : []));
  const strings = uses.find(({ input }) => input?.carries === 'strings');
  if (strings?.input) {
    return {
      // The code behind it may well take both.
      evidence: isAlternative ? 'likely' : 'certain',
      input: strings.input,
      onlyStrings: takesOnlyStrings(traced, leaf),
      takesJson: uses.some(({ input }) => input?.carries === 'json'),
      nullFrom,
      swallowed,
      isAlternative,
      inputTypeIsRead,
      strictBy: leaf.is.ifStrict ? strings.said : undefined,
      place: placeOf(strings.node, strings.module, module),
      field: names[0],
    };
  }
  // Real types arrive somewhere: a sign of strings elsewhere would not be believed.
  if (uses.some(({ input }) => input?.carries === 'json')) return undefined;
  const unparsed = uses.find(
    ({ input }) =>
      input?.carries === 'likely-strings' || (input?.carries === 'unknown' && input.part === 'body'),
  );
  if (!unparsed?.input || isAlternative) return undefined;
  return {
    evidence: 'likely',
    input: unparsed.input,
    onlyStrings: false,
    takesJson: false,
    nullFrom,
    swallowed,
    isAlternative,
    inputTypeIsRead,
    strictBy: leaf.is.ifStrict ? unparsed.said : undefined,
    place: placeOf(unparsed.node, unparsed.module, module),
    field: names[0],
  };
}

/** `1`, and one of `[1, 2]`: no text is equal to it. */
function isUnquotedLiteral({ given }: SchemaLeaf): boolean {
  const values = given.flatMap((each): readonly (Node | null)[] =>
    each.type === 'ArrayExpression' ? each.elements : [each],
  );
  return (
    values.length > 0 &&
    values.every((each) => each?.type === 'Literal' && /^(?:number|boolean)$/.test(typeof each.value))
  );
}

/** In version 4 coercing makes the static input `unknown`: harmless unless something of the project is derived from it. */
function takesOnlyStrings(
  { uses, complete, inputTypeIsRead, swallowed, isAlternative }: SchemaUses,
  { is, major }: SchemaLeaf,
): boolean {
  return (
    complete &&
    !is.ifStrict &&
    !swallowed &&
    !isAlternative &&
    uses.every(({ input }) => input?.carries === 'strings') &&
    (major === '3' || !inputTypeIsRead)
  );
}
