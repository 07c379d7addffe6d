// Ways to make a decorated field take strings: a decorator beside the one that refuses them, or in the place of a conversion.
import type { TSESTree } from '@typescript-eslint/utils';
import type { FieldVerdict } from '../facts/validation/field-fed.js';
import type { DecoratedField } from '../facts/validation/field-rules.js';
import type { FieldNumber } from '../facts/validation/field-numbers.js';
import { placesOfWord } from '../ast/texts.js';
import { applying, importing, indentOf, type Edit, type Source } from './edits.js';
import type { Repair } from './schema-repairs.js';

/**
 * Lets a decorator convert the text before the rule is asked: `@IsInt() @Type(() => Number)`.
 *
 * @returns null for a list of booleans, whose words no short decorator reads, and where a name cannot be imported
 */
export function converting(
  { rule: { rule, decorator }, isOfElements }: FieldVerdict,
  source: Source,
): Repair | null {
  const { repair } = rule;
  if (rule.insistsOn === 'boolean' && isOfElements) return null;
  const imports = repair && importing(repair.imports, source);
  if (!repair || !imports) return null;
  return made(repair.decorator, [...imports, beside(decorator, repair.decorator, source)]);
}

function beside(decorator: TSESTree.Decorator, text: string, source: Source): Edit {
  const next = source.getTokenAfter(decorator);
  const isOnOwnLine = next !== null && next.loc.start.line > decorator.loc.end.line;
  const between = isOnOwnLine ? `\n${indentOf(decorator, source)}` : ' ';
  const end = decorator.range[1];
  return { range: [end, end], text: `${between}${text}` };
}

/** Puts a decorator beside the one that reads a number which refuses NaN; null where it may refuse what is meant. */
export function refusingNaNBeside({ by, mayRefuse }: FieldNumber, source: Source): Repair | null {
  const repair = by.rule.readsNumbers?.refusesNaN;
  const imports = repair && mayRefuse ? importing(repair.imports, source) : null;
  return repair && imports
    ? made(repair.decorator, [...imports, beside(by.decorator, repair.decorator, source)])
    : null;
}

/**
 * Puts a decorator that takes an empty text for a value which was not sent in the place of the one that reads a number.
 *
 * @returns null where fields are converted to their static types first, and the empty text is gone before anything could read it
 */
export function skippingEmptyField({ by, verdict }: FieldNumber, source: Source): Repair | null {
  const repair = by.rule.readsNumbers?.skipsEmpty;
  if (!repair || verdict.converts || source.getCommentsInside(by.decorator).length > 0) return null;
  const imports = importingInstead(repair.imports, by.decorator, source) ?? importing(repair.imports, source);
  return (
    imports && made(repair.decorator, [...imports, { range: by.decorator.range, text: repair.decorator }])
  );
}

/** Puts what converts a single value behind its name: `@Query('page', ParseIntPipe)`; null where it cannot be imported. */
export function convertingValue(
  key: TSESTree.Node,
  { name, from }: { readonly name: string; readonly from: string },
  source: Source,
): Repair | null {
  const imports = importing({ name, from }, source);
  const end = key.range[1];
  const text = `${source.getText(key.parent).slice(0, end - (key.parent?.range[0] ?? 0))}, ${name})`;
  return imports && made(`@${text}`, [...imports, { range: [end, end], text: `, ${name}` }]);
}

/**
 * Puts a decorator that reads the words in the place of a conversion.
 *
 * @returns null where fields are converted to their static types first, and the words are gone before anything could read them
 */
export function readingWords(
  { rules }: DecoratedField,
  { rule: { rule, decorator }, converts, isOfElements }: FieldVerdict,
  source: Source,
): Repair | null {
  const { repair } = rule;
  if (converts || isOfElements) return null;
  // Other words than these are for a rule to refuse.
  const refusesOthers = rules.some((each) => each.rule.insistsOn === 'boolean');
  if (!repair || !refusesOthers || source.getCommentsInside(decorator).length > 0) return null;
  const imports = importingInstead(repair.imports, decorator, source) ?? importing(repair.imports, source);
  return imports && made(repair.decorator, [...imports, { range: decorator.range, text: repair.decorator }]);
}

function made(text: string, edits: readonly Edit[]): Repair | null {
  const fix = applying(edits);
  return fix && { text, fix };
}

/** Imports a name in the place of the decorator's own, where that is used nowhere else. */
function importingInstead(
  { name, from }: { readonly name: string; readonly from: string },
  { expression }: TSESTree.Decorator,
  source: Source,
): readonly Edit[] | null {
  const used = expression.type === 'CallExpression' ? expression.callee : expression;
  if (used.type !== 'Identifier' || importing({ name, from }, source)?.length !== 1) return null;
  const specifier = source.ast.body
    .flatMap((each) =>
      each.type === 'ImportDeclaration' && each.source.value === from ? each.specifiers : [],
    )
    .find(({ local }) => local.name === used.name);
  // The import and the decorator are all that the text has of the name.
  const isOnlyUse = [...placesOfWord(source.text, used.name)].length === 2;
  return specifier?.type === 'ImportSpecifier' && isOnlyUse ? [{ range: specifier.range, text: name }] : null;
}
