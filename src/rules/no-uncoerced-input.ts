// A schema that insists on a number, a boolean or a date, and is fed from a query string, a form, a header or the
// environment: only strings arrive there, so the route answers 400 to every request that sends the field. The leaf is followed
// to every call that validates with it, in any file, and reported where it is declared when one of those inputs holds strings only.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';
import { wordsOf } from '../facts/validation/input-words.js';
import type { FieldVerdict } from '../facts/validation/field-fed.js';
import type { DecoratedField } from '../facts/validation/field-rules.js';
import type { SchemaLeaf } from '../facts/validation/schemas.js';
import type { MistypedParameter } from '../facts/validation/mistyped-parameters.js';
import type { SchemaVerdict } from '../facts/validation/string-fed.js';
import { converting, convertingValue } from '../fixes/field-repairs.js';
import {
  coercing,
  keepsMessages,
  loosening,
  replacing,
  strictly,
  withoutNull,
  type Repair,
} from '../fixes/schema-repairs.js';

export default createRule({
  name: 'no-uncoerced-input',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow number, boolean, date and bigint schemas on input that is always a string',
      domain: 'validation',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    options: {
      style: {
        enum: ['coerce', 'strict-string'],
        description:
          'How numbers are repaired: with the coercing factory, or with a pipe that takes only numeric text.',
      },
    },
    defaults: { style: 'coerce' },
    messages: {
      rejectsStrings:
        '`{{leaf}}` rejects every string, and {{source}} holds only strings ({{place}}): {{refusal}} `{{field}}` fails. Write {{repair}}.',
      strictlyRejectsStrings:
        '`{{leaf}}` under `{{strict}}` rejects every string, and {{source}} holds only strings ({{place}}): {{refusal}} `{{field}}` fails. Write {{repair}}.',
      likelyStrictlyRejectsStrings:
        '`{{leaf}}` under `{{strict}}` rejects every string, and `{{field}}` looks like part of {{source}}, where only strings arrive ({{place}}). If so, write {{repair}}.',
      swallowed:
        '`{{leaf}}` rejects every string, and {{source}} holds only strings ({{place}}): the fallback takes the place of every `{{field}}` that is sent. Write {{repair}}.',
      likelyRejectsStrings:
        '`{{leaf}}` rejects every string, and `{{field}}` looks like part of {{source}}, where only strings arrive ({{place}}). If so, write {{repair}}.',
      neverMatches:
        '`{{leaf}}` never matches: {{source}} holds only strings ({{place}}), and the union leaves `{{field}}` to its next member. If it should be a number, write {{repair}}.',
      handedText:
        '`{{field}}: {{declared}}` is a text: {{source}} holds only strings, and no pipe converts it. {{consequence}} Write {{repair}}.',
      conversionDropped:
        '`{{leaf}}` converts `{{field}}` for its own check and leaves {{source}} as it is ({{place}}). {{consequence}} Use what `{{given}}` gives.',
      likelyHandedText:
        '`{{field}}: {{declared}}` is a text: {{source}} holds only strings, and no pipe converts it. Whoever is given `{{field}}` gets a text. Write {{repair}}.',
      convertWhole: 'Write `{{repair}}`: what is no whole number is answered with 400.',
      convertWords: 'Write `{{repair}}`: all but `true` and `false` is answered with 400.',
      coerce: 'Write `{{repair}}`.',
      coerceToZero: 'Write `{{repair}}`; an empty string then becomes 0.',
      readStrictly: 'Take only numeric text: `{{repair}}`.',
      readWords: 'Read the words: `{{repair}}`.',
      convertAlways: 'Convert it whatever is said around it: `{{repair}}`.',
      leaveOutStrict: 'Leave out `{{strict}}`, so that texts are converted.',
    },
  },
  uses: {
    inFile: ['schema', 'field', 'receives'],
    anywhere: ['validates', 'input', 'parses', 'makesClass'],
  },
  runsIn: 'anywhere',
  create({ facts, options, sourceCode, textOf, report, isEnough }) {
    const reportDropped = (leaf: SchemaLeaf) => {
      const found = facts.validation.droppedConversion(leaf);
      if (!found) return;
      const { field, place, given, use } = found;
      const { source } = wordsOf(found.input);
      const consequence = consequenceOf(field, use, textOf(use.node.parent ?? use.node));
      const data = { leaf: `${textOf(leaf.callee)}()`, field, source, place, consequence, given };
      report({ node: leaf.callee, messageId: 'conversionDropped', data });
    };
    const lookAt = (node: TSESTree.Node) => {
      const leaf = facts.validation.leafOf(node);
      if (!leaf?.is.insistsOn) return;
      reportDropped(leaf);
      const verdict = facts.validation.stringFed(leaf);
      if (!verdict || !isEnough(verdict.evidence)) return;
      const safe = (repair: Repair | null) => withoutNull(repair, verdict.nullFrom, sourceCode);
      const isStated = facts.validation.isTypeStated(leaf.node);
      // What takes texts alone refuses what arrives as it is meant: a number in JSON.
      const takesTexts = !verdict.takesJson && !isStated;
      // Text would be the static input, and a type that says a number is no longer met.
      const strict = verdict.inputTypeIsRead || !takesTexts ? null : safe(strictly(leaf, sourceCode));
      // In version 3 what is coerced is of the same type. A blank text that a union takes as it is does not become 0.
      const isLeft = verdict.isAlternative && strict !== null;
      const isRead = isStated || verdict.inputTypeIsRead;
      const coerced = isLeft || (isRead && leaf.major !== '3') ? null : safe(coercing(leaf, sourceCode));
      const words = takesTexts && !verdict.inputTypeIsRead ? safe(replacing(leaf, sourceCode)) : null;
      const loosened = verdict.strictBy ? loosening(leaf, verdict.strictBy, sourceCode) : null;
      const preferred = options.style === 'strict-string' || isLeft ? (strict ?? coerced) : coerced;
      const isSafe = verdict.onlyStrings && verdict.nullFrom.length === 0 && keepsMessages(leaf);
      const fix = isSafe ? preferred?.fix : undefined;
      report({
        node: leaf.callee,
        messageId: situationOf(verdict),
        data: describe(leaf, verdict, preferred ?? words ?? loosened, textOf(leaf.callee)),
        fix,
        suggest: fix
          ? []
          : [
              coerced && {
                messageId: facts.validation.readsEmptyAsZero(leaf) ? 'coerceToZero' : 'coerce',
                data: { repair: coerced.text },
                fix: coerced.fix,
              },
              strict && { messageId: 'readStrictly', data: { repair: strict.text }, fix: strict.fix },
              words && {
                messageId: leaf.is.insistsOn === 'number' ? 'readStrictly' : 'readWords',
                data: { repair: words.text },
                fix: words.fix,
              },
              loosened?.text
                ? { messageId: 'convertAlways', data: { repair: loosened.text }, fix: loosened.fix }
                : null,
              loosened?.text === '' && verdict.strictBy
                ? { messageId: 'leaveOutStrict', data: { strict: verdict.strictBy.by }, fix: loosened.fix }
                : null,
            ],
      });
    };
    return {
      Decorator(node) {
        const found = facts.validation.mistypedParameterAt(node);
        if (!found || !isEnough(found.evidence)) return;
        const { name, declared, converter, use } = found;
        const repair = converter ? convertingValue(found.key, converter, sourceCode) : null;
        report({
          node,
          messageId: use.kind === 'handed' ? 'likelyHandedText' : 'handedText',
          data: {
            field: name,
            declared,
            source: wordsOf(found.input).source,
            consequence: consequenceOf(name, use, textOf(use.node.parent ?? use.node)),
            repair: repair ? `\`${repair.text}\`` : `a pipe that makes a ${declared} of it`,
          },
          suggest: [
            repair && {
              messageId: declared === 'number' ? 'convertWhole' : 'convertWords',
              data: { repair: repair.text },
              fix: repair.fix,
            },
          ],
        });
      },
      PropertyDefinition(node) {
        const field = facts.validation.fieldOf(node);
        const verdict = field && facts.validation.stringsRefused(field);
        if (!field || !verdict) return;
        const { rule, decorator } = verdict.rule;
        const repair = converting(verdict, sourceCode);
        const readsZero = rule.insistsOn === 'number' && facts.validation.readsEmptyAsZero(field);
        report({
          loc: { start: decorator.loc.start, end: node.key.loc.end },
          messageId: 'rejectsStrings',
          data: describeField(field, verdict, repair, textOf(calleeOf(decorator))),
          suggest: [
            repair && {
              messageId: rule.insistsOn === 'boolean' ? 'readWords' : readsZero ? 'coerceToZero' : 'coerce',
              data: { repair: repair.text },
              fix: repair.fix,
            },
          ],
        });
      },
      CallExpression: lookAt,
      MemberExpression: lookAt,
      Literal: lookAt,
    };
  },
});

function situationOf({ evidence, isAlternative, swallowed, strictBy }: SchemaVerdict) {
  if (isAlternative) return 'neverMatches';
  if (strictBy) return evidence === 'certain' ? 'strictlyRejectsStrings' : 'likelyStrictlyRejectsStrings';
  if (evidence !== 'certain') return 'likelyRejectsStrings';
  return swallowed ? 'swallowed' : 'rejectsStrings';
}

function describe(
  leaf: SchemaLeaf,
  { input, place, field, strictBy }: SchemaVerdict,
  repair: Repair | null,
  callee: string,
) {
  const words = wordsOf(input);
  const strict = strictBy?.by ?? '';
  const instead = leaf.repair?.instead?.replace('{strict}', strict) ?? 'a schema that takes strings';
  return {
    leaf: leaf.node.type === 'CallExpression' ? `${callee}()` : callee,
    source: words.source,
    refusal: words.refusal,
    place,
    field: field ?? leaf.is.insistsOn ?? 'it',
    strict,
    repair: repair?.text ? `\`${repair.text}\`` : instead,
  };
}

function consequenceOf(name: string, use: MistypedParameter['use'], code: string): string {
  switch (use.kind) {
    case 'joined':
      return `\`${code}\` joins two texts.`;
    case 'never-equal':
      return `\`${code}\` compares a text.`;
    case 'no-method':
      return `\`${code}\` throws.`;
    default:
      return `\`${name}\` is true for 'false' as well.`;
  }
}

function calleeOf({ expression }: TSESTree.Decorator): TSESTree.Node {
  return expression.type === 'CallExpression' ? expression.callee : expression;
}

function describeField(
  { name }: DecoratedField,
  { rule: { rule }, input, place }: FieldVerdict,
  repair: Repair | null,
  decorator: string,
) {
  const words = wordsOf(input);
  const beside =
    rule.insistsOn === 'boolean'
      ? `a \`@${rule.repair?.imports.name}()\` that reads the words`
      : `\`${repair?.text}\``;
  return {
    leaf: `@${decorator}()`,
    source: words.source,
    refusal: words.refusal,
    place,
    field: name,
    repair: repair ? `${beside} beside it` : 'a decorator that converts them beside it',
  };
}
