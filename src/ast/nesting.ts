// How deep a text may be nested, found before anything parses it. A native parser goes down its stack with every level of
// the text, and where the stack ends, so does the process: nothing is thrown that anybody could catch.
import { TEXT_LEVELS, LINKS_PER_LEVEL } from '../budgets.js';

const TOKEN =
  /\/\/.*|\/\*[^]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|[\w$\u0080-\uFFFF]+|=>|[=!]==?|\?\.|\?\?=?|<\/|\/>|\n|\S/y;
const OPENS = new Set(['(', '[', '{']);
const CLOSES = new Set([')', ']', '}']);
/** Each of these holds what comes behind it in the same statement. */
const HOLDS = new Set(
  '= ? ! ~ : < => if for while do with new await yield typeof void delete keyof readonly unique infer extends async'.split(
    ' ',
  ),
);
const LINKS = new Set('- + * / % | & ^ > . ?. ?? == === != !== in instanceof as satisfies'.split(' '));
/** `if (…)` and the like are not over with their bracket. */
const HEADS = new Set(['if', 'for', 'while', 'with', 'await']);
/** Words at the beginning of a line that go on with the line before. */
const GOES_ON = new Set('else catch finally while in instanceof as satisfies extends implements'.split(' '));
const WORD = /^[\w$\u0080-\uFFFF'"]/;
const ENDS = /^(?:[\w$\u0080-\uFFFF'"\])}`])/;

/** May a text be nested deeper than any parser should be let into? An upper bound: nothing is parsed for it. */
export function mayNestTooDeep(text: string): boolean {
  // With one character for each level, a short text cannot be that deep.
  return text.length > TEXT_LEVELS && levelsIn(text) > TEXT_LEVELS;
}

/** One open bracket, or the top: what its current statement holds so far, in levels. */
interface Frame {
  held: number;
  /** The same of the statement before: `else` goes on with it. */
  last: number;
  readonly isHead: boolean;
}

/** The deepest level, stopping where it is too deep. */
function levelsIn(text: string): number {
  const frames: Frame[] = [{ held: 0, last: 0, isHead: false }];
  let [below, deepest] = [0, 0];
  let [before, isNewLine, isAfterHead] = ['', false, false];
  /** How many brackets were open when a template's `${` began. */
  const placeholders: number[] = [];
  const open = (): void => {
    const { held } = frames.at(-1) as Frame;
    below += held + 1;
    frames.push({ held: 0, last: 0, isHead: HEADS.has(before) });
  };
  for (let token = next(text, 0); token !== undefined; token = next(text, TOKEN.lastIndex)) {
    if (token === '\n') isNewLine = true;
    if (token === '\n' || token.startsWith('//') || token.startsWith('/*')) continue;
    let frame = frames.at(-1) as Frame;
    const isOver = isNewLine && ENDS.test(before) && !isAfterHead && WORD.test(token) && !GOES_ON.has(token);
    // `} foo`: behind a block, a word begins a statement without a new line.
    const isBehindBlock = before === '}' && WORD.test(token) && !GOES_ON.has(token);
    if (isOver || isBehindBlock || token === ';' || token === ',' || token === 'case') {
      frame.last = frame.held;
      frame.held = 0;
    } else if (token === 'else' && before === ';') frame.held = frame.last;
    isNewLine = isAfterHead = false;
    if (token === '`' || (token === '}' && placeholders.at(-1) === frames.length)) {
      if (token === '}') placeholders.pop();
      if (skipTemplate(text)) {
        placeholders.push(frames.length);
        frame.held += 1;
      } else if (token === '}') frame.held = Math.max(0, frame.held - 1);
    } else if (OPENS.has(token)) open();
    else if (CLOSES.has(token) && frames.length > 1) {
      isAfterHead = token === ')' && frame.isHead;
      frames.pop();
      frame = frames.at(-1) as Frame;
      below -= frame.held + 1;
    } else if (HOLDS.has(token)) frame.held += 1;
    else if (LINKS.has(token)) frame.held += 1 / LINKS_PER_LEVEL;
    else if (token === '</' || token === '/>') frame.held = Math.max(0, frame.held - 1);
    before = token;
    deepest = Math.max(deepest, below + (frames.at(-1) as Frame).held);
    if (deepest > TEXT_LEVELS) break;
  }
  return deepest;
}

/** The next token. Every text that is parsed has thousands: nothing but the token itself is made for one. */
function next(text: string, from: number): string | undefined {
  let start = from;
  while (isBlank(text.charCodeAt(start))) start += 1;
  TOKEN.lastIndex = start;
  return TOKEN.test(text) ? text.slice(start, TOKEN.lastIndex) : undefined;
}

/** A blank that ends no line. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 10);
}

/** Goes to the end of a template's text; does a placeholder begin there? */
function skipTemplate(text: string): boolean {
  for (let at = TOKEN.lastIndex; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`' || (text[at] === '$' && text[at + 1] === '{')) {
      TOKEN.lastIndex = at + (text[at] === '`' ? 1 : 2);
      return text[at] === '$';
    }
  }
  TOKEN.lastIndex = text.length;
  return false;
}
