// `z.string().transform(Number)` refuses nothing: `?page=abc` becomes NaN, passes as a valid number, and fails where nobody
// looks for bad input, mostly in a query. Reported where a schema makes a number of a text that nothing asked about before, and
// nothing asks about the number after.
import { createRule } from '../create-rule.js';
import type { UnvalidatedTransform } from '../facts/validation/unvalidated-transforms.js';
import { refusingNaNBeside } from '../fixes/field-repairs.js';
import { namingFactory, replacing, stepOf, writingInstead } from '../fixes/schema-repairs.js';

export default createRule({
  name: 'no-unvalidated-transform',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow turning text into a number in a schema that lets NaN through',
      domain: 'validation',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      letsNaNThrough:
        '`{{call}}` makes NaN of text that is no number, and nothing refuses it: `{{field}}=abc` passes as valid ({{place}}). Write {{remedy}}.',
      missingIsNaN:
        '`{{call}}` makes NaN of text that is no number, and of a `{{field}}` that is not sent: both pass as valid ({{place}}). Convert what is there, then refuse NaN.',
      likelyLetsNaNThrough:
        '`{{call}}` makes NaN of text that is no number, and nothing behind it refuses that: NaN passes as a valid `{{field}}`. Write {{remedy}}.',
      fieldLetsNaNThrough:
        '`{{call}}` makes NaN of text that is no number, and no decorator refuses it: `{{field}}=abc` passes as valid ({{place}}). Write {{remedy}} beside it.',
      refuseNaN: 'Refuse what is no number: `{{remedy}}`.',
      readByType: 'Let `{{remedy}}` read it, which refuses an empty text as well.',
    },
  },
  uses: {
    inFile: ['schema:maps', 'schema:converts', 'field'],
    anywhere: ['validates', 'input', 'parses', 'receives', 'makesClass'],
  },
  runsIn: 'anywhere',
  create({ facts, sourceCode, textOf, report, isEnough }) {
    return {
      PropertyDefinition(node) {
        const found = facts.validation.numberReadBy(node, 'NaN');
        if (!found) return;
        const { name, by, verdict } = found;
        const repair = refusingNaNBeside(found, sourceCode);
        report({
          loc: { start: by.decorator.loc.start, end: by.decorator.loc.end },
          messageId: 'fieldLetsNaNThrough',
          data: {
            call: textOf(by.decorator),
            field: name,
            place: verdict.place,
            remedy: repair ? `\`${repair.text}\`` : 'a rule for numbers',
          },
          suggest: [repair && { messageId: 'refuseNaN', data: { remedy: repair.text }, fix: repair.fix }],
        });
      },
      MemberExpression(node) {
        const leaf = facts.validation.leafOf(node);
        const found = leaf && facts.validation.unvalidatedLeaf(leaf);
        if (!leaf || !found) return;
        const repair = replacing(leaf, sourceCode);
        report({
          node,
          messageId: 'letsNaNThrough',
          data: {
            call: textOf(node),
            field: found.field ?? 'text',
            place: found.place ?? '',
            remedy: repair ? `\`${repair.text}\` in its place` : 'a schema that refuses it',
          },
          suggest: [repair && { messageId: 'refuseNaN', data: { remedy: repair.text }, fix: repair.fix }],
        });
      },
      ArrayExpression(node) {
        const found = facts.validation.writtenTransformIn(node);
        if (found?.gives !== 'NaN') return;
        const { given, field = 'text', place, instead } = found;
        const edit = writingInstead(node, instead, sourceCode);
        report({
          node: given,
          messageId: 'letsNaNThrough',
          data: { call: textOf(node), field, place, remedy: `\`${instead}\` in its place` },
          suggest: [edit && { messageId: 'refuseNaN', data: { remedy: edit.text }, fix: edit.fix }],
        });
      },
      CallExpression(node) {
        const transform = facts.validation.unvalidatedTransformIn(node);
        if (!transform || !isEnough(transform.evidence)) return;
        const step = stepOf(node, textOf);
        const named = (text: string | undefined) => namingFactory(text, transform.factory, sourceCode);
        const behind = named(refusalOf(transform));
        const instead = named(transform.instead?.schema);
        const whole = transform.instead?.of;
        const isStated = facts.validation.isTypeStated(node);
        report({
          node,
          loc: step.loc,
          messageId: situationOf(transform),
          data: {
            call: step.text,
            field: transform.field ?? 'text',
            place: transform.place ?? '',
            remedy: remedyOf(behind, instead, transform.instead !== undefined),
          },
          suggest: [
            behind === undefined || transform.takesMissing || isStated
              ? null
              : {
                  messageId: 'refuseNaN',
                  data: { remedy: behind },
                  fix: (fixer) => fixer.insertTextAfter(node, behind),
                },
            instead === undefined || isStated || !whole || sourceCode.getCommentsInside(whole).length > 0
              ? null
              : {
                  messageId: 'readByType',
                  data: { remedy: instead },
                  fix: (fixer) => fixer.replaceText(whole, instead),
                },
          ],
        });
      },
    };
  },
});

function situationOf({ evidence, missingIsNaN }: UnvalidatedTransform) {
  if (evidence !== 'certain') return 'likelyLetsNaNThrough';
  return missingIsNaN ? 'missingIsNaN' : 'letsNaNThrough';
}

function remedyOf(behind: string | undefined, instead: string | undefined, isInstead: boolean): string {
  const schema = isInstead ? instead : behind;
  const place = isInstead ? 'in its place' : 'behind it';
  return `${schema === undefined ? 'a number schema' : `\`${schema}\``} ${place}`;
}

/** What refuses NaN and takes all else that the function may give. */
function refusalOf({ refusesNaN, reading: { besides } }: UnvalidatedTransform): string | undefined {
  if (besides.size > 1) return undefined;
  const [only = 'number'] = besides;
  return refusesNaN?.[only];
}
