// The words of a text that may be names of what it exports, found before anything is parsed: more of them than there are exports, and
// never fewer.
//
//   export async function load() {}      load, async, function
//   export const a = 1, b = 2            a, b
//   export { a, b as c }                 a, b, as, c
//   exports.load = load                  load
//   export const { a } = settings        anything: it is taken apart
//   export const \u0061 = 1              anything: it is spelled in another way

const WORD = /[\w$\u0080-\uFFFF]+/g;
/** How an export begins, up to what it is given or what it is made of. */
const HEAD = /\bexport\b((?:(?!\bexport\b)[^=(;])*)/g;
const VARIABLES = /^\s*(?:declare\s+)?(?:const|let|var)\b(\s*[{[])?/;
/** A second variable of one declaration stands behind a comma. */
const BEHIND_COMMA = /,(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*\n)*([\w$\u0080-\uFFFF]+)/g;
const COMMON_JS = /\bexports\s*(?:\.\s*|\[\s*['"`])([\w$\u0080-\uFFFF]+)/g;

/** @returns `undefined` where it may export under any name */
export function exportedWords(text: string): ReadonlySet<string> | undefined {
  if (text.includes('\\u')) return undefined;
  const words = new Set<string>();
  let hasVariables = false;
  for (const [, head = ''] of text.matchAll(HEAD)) {
    const [isVariable, isTakenApart] = VARIABLES.exec(head) ?? [];
    // A remark may hold what ends the head.
    if (isTakenApart !== undefined || head.includes('//') || head.includes('/*')) return undefined;
    hasVariables ||= isVariable !== undefined;
    for (const [word] of head.matchAll(WORD)) words.add(word);
  }
  if (hasVariables) for (const [, word = ''] of text.matchAll(BEHIND_COMMA)) words.add(word);
  for (const [, word = ''] of text.matchAll(COMMON_JS)) words.add(word);
  return words;
}
