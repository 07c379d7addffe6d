// How deep a text may be nested, found before anything parses it. A native parser goes down its stack with every level of
// the text, and where the stack ends, so does the process: nothing is thrown that anybody could catch.
import { TEXT_LEVELS, LINKS_PER_LEVEL } from '../budgets.js';

// A token is its kind and what it is for the depth. No text is cut out for one: every file has thousands.
const NEW_LINE = 1;
const REMARK = 2;
const OTHER = 3;
/** It holds what comes behind it in the same statement. */
const HOLDS = 1;
/** It is a link of a chain: so many weigh as much as a level. */
const LINKS = 2;
/** A bracket behind it does not end what it begins: `if (…)`. */
const HEADS = 4;
/** At the beginning of a line it goes on with the line before. */
const GOES_ON = 8;
/** It is a word, a number or a text in quotes. */
const WORD = 16;
/** A statement may end behind it. */
const ENDS = 32;
const CASE = 64;
const ELSE = 128;
const CLOSES_ELEMENT = 256;

const WORDS: ReadonlyMap<string, number> = wordsOf([
  [
    'if for while do with new await yield typeof void delete keyof readonly unique infer extends async',
    HOLDS,
  ],
  ['in instanceof as satisfies', LINKS],
  ['if for while with await', HEADS],
  ['else catch finally while in instanceof as satisfies extends implements', GOES_ON],
  ['case', CASE],
  ['else', ELSE],
]);
/** By its first letter, in which lengths a word of these comes: most words of a text are none of them, and are not cut out. */
const LENGTHS: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  [...WORDS.keys()].reduce(
    (lengths, word) => (word.charCodeAt(0) === code ? lengths | (1 << word.length) : lengths),
    0,
  ),
);

function wordsOf(lists: readonly (readonly [words: string, flag: number])[]): ReadonlyMap<string, number> {
  const flags = new Map<string, number>();
  for (const [words, flag] of lists)
    for (const word of words.split(' ')) flags.set(word, (flags.get(word) ?? 0) | flag);
  return flags;
}

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
  const tokens = new Tokens(text);
  let [below, deepest] = [0, 0];
  let [isNewLine, isAfterHead] = [false, false];
  /** The token before: its first character and its flags. */
  let [before, flagsBefore] = [0, 0];
  /** How many brackets were open when a template's `${` began. */
  const placeholders: number[] = [];
  while (tokens.next()) {
    const { kind, code, flags } = tokens;
    if (kind === NEW_LINE) isNewLine = true;
    if (kind !== OTHER) continue;
    let frame = frames.at(-1) as Frame;
    const isWord = (flags & WORD) !== 0 && (flags & GOES_ON) === 0;
    const isOver = isNewLine && (flagsBefore & ENDS) !== 0 && !isAfterHead && isWord;
    // `} foo`: behind a block, a word begins a statement without a new line.
    const isBehindBlock = before === CLOSING_BRACE && isWord;
    if (isOver || isBehindBlock || code === SEMICOLON || code === COMMA || (flags & CASE) !== 0) {
      frame.last = frame.held;
      frame.held = 0;
    } else if ((flags & ELSE) !== 0 && before === SEMICOLON) frame.held = frame.last;
    isNewLine = isAfterHead = false;
    const closesPlaceholder = code === CLOSING_BRACE && placeholders.at(-1) === frames.length;
    if (code === BACKTICK || closesPlaceholder) {
      if (closesPlaceholder) placeholders.pop();
      if (tokens.skipTemplate()) {
        placeholders.push(frames.length);
        frame.held += 1;
      } else if (closesPlaceholder) frame.held = Math.max(0, frame.held - 1);
    } else if (code === OPENING_PARENTHESIS || code === OPENING_BRACKET || code === OPENING_BRACE) {
      below += frame.held + 1;
      frames.push({ held: 0, last: 0, isHead: (flagsBefore & HEADS) !== 0 });
    } else if (
      (code === CLOSING_PARENTHESIS || code === CLOSING_BRACKET || code === CLOSING_BRACE) &&
      frames.length > 1
    ) {
      isAfterHead = code === CLOSING_PARENTHESIS && frame.isHead;
      frames.pop();
      frame = frames.at(-1) as Frame;
      below -= frame.held + 1;
    } else if ((flags & HOLDS) !== 0) frame.held += 1;
    else if ((flags & LINKS) !== 0) frame.held += 1 / LINKS_PER_LEVEL;
    else if ((flags & CLOSES_ELEMENT) !== 0) frame.held = Math.max(0, frame.held - 1);
    before = code;
    flagsBefore = flags;
    deepest = Math.max(deepest, below + (frames.at(-1) as Frame).held);
    if (deepest > TEXT_LEVELS) break;
  }
  return deepest;
}

const LINE_FEED = 10;
const EXCLAMATION = 33;
const DOUBLE_QUOTE = 34;
const DOLLAR = 36;
const PERCENT = 37;
const AMPERSAND = 38;
const QUOTE = 39;
const OPENING_PARENTHESIS = 40;
const CLOSING_PARENTHESIS = 41;
const STAR = 42;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const SEMICOLON = 59;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const OPENING_BRACKET = 91;
const BACKSLASH = 92;
const CLOSING_BRACKET = 93;
const CARET = 94;
const BACKTICK = 96;
const OPENING_BRACE = 123;
const BAR = 124;
const CLOSING_BRACE = 125;
const TILDE = 126;

/** The tokens of a text, one after the other. */
class Tokens {
  kind = OTHER;
  /** The first character. */
  code = 0;
  flags = 0;
  /** Where the token ends. */
  #end = 0;
  /** From here on nothing is looked for again that was not found: the time for a text grows no faster than the text. */
  #noRemarkFrom = Infinity;
  readonly #unclosedUntil = { single: 0, double: 0 };

  constructor(private readonly text: string) {}

  /** Goes on to the next token; `false` where there is none. */
  next(): boolean {
    const { text } = this;
    let at = this.#end;
    while (isBlank(text.charCodeAt(at))) at += 1;
    if (at >= text.length) return false;
    const code = text.charCodeAt(at);
    this.code = code;
    this.flags = 0;
    this.kind = code === LINE_FEED ? NEW_LINE : OTHER;
    if (isOfWord(code)) this.#word(at);
    else if (code === QUOTE || code === DOUBLE_QUOTE) this.#quoted(at, code);
    else if (code === SLASH && text.charCodeAt(at + 1) === SLASH) this.#lineRemark(at);
    else if (code === SLASH && text.charCodeAt(at + 1) === STAR) this.#blockRemark(at);
    else this.#sign(at, code);
    return true;
  }

  /** Goes to the end of a template's text; does a placeholder begin there? */
  skipTemplate(): boolean {
    const { text } = this;
    for (let at = this.#end; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) at += 1;
      else if (code === BACKTICK) {
        this.#end = at + 1;
        return false;
      } else if (code === DOLLAR && text.charCodeAt(at + 1) === OPENING_BRACE) {
        this.#end = at + 2;
        return true;
      }
    }
    this.#end = text.length;
    return false;
  }

  #word(start: number): void {
    const { text } = this;
    let end = start + 1;
    while (isOfWord(text.charCodeAt(end))) end += 1;
    this.#end = end;
    const length = end - start;
    const isListed = length < 32 && ((LENGTHS[this.code] ?? 0) & (1 << length)) !== 0;
    this.flags = WORD | ENDS | (isListed ? (WORDS.get(text.slice(start, end)) ?? 0) : 0);
  }

  #quoted(start: number, quote: number): void {
    const { text } = this;
    const kind = quote === QUOTE ? 'single' : 'double';
    this.flags = WORD | ENDS;
    this.#end = start + 1;
    if (start < this.#unclosedUntil[kind]) return;
    let at = start + 1;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === LINE_FEED) break;
      if (code === BACKSLASH) at += 1;
      else if (code === quote) {
        this.#end = at + 1;
        return;
      }
    }
    this.#unclosedUntil[kind] = at;
  }

  #lineRemark(start: number): void {
    this.kind = REMARK;
    const end = this.text.indexOf('\n', start);
    this.#end = end < 0 ? this.text.length : end;
  }

  #blockRemark(start: number): void {
    const end = start < this.#noRemarkFrom ? this.text.indexOf('*/', start + 2) : -1;
    if (end < 0) {
      this.#noRemarkFrom = Math.min(this.#noRemarkFrom, start);
      this.#sign(start, SLASH);
      return;
    }
    this.kind = REMARK;
    this.#end = end + 2;
  }

  #sign(start: number, code: number): void {
    const second = this.text.charCodeAt(start + 1);
    const isLong = this.text.charCodeAt(start + 2) === EQUALS;
    let length = 1;
    let flags = 0;
    switch (code) {
      case EQUALS:
        // `=` and `=>` hold, `==` and `===` are links.
        flags = second === EQUALS ? LINKS : HOLDS;
        length = second === GREATER ? 2 : second !== EQUALS ? 1 : isLong ? 3 : 2;
        break;
      case EXCLAMATION:
        flags = second === EQUALS ? LINKS : HOLDS;
        length = second !== EQUALS ? 1 : isLong ? 3 : 2;
        break;
      case QUESTION:
        // `??=` is neither.
        flags = second === DOT ? LINKS : second !== QUESTION ? HOLDS : isLong ? 0 : LINKS;
        length = second === DOT ? 2 : second !== QUESTION ? 1 : isLong ? 3 : 2;
        break;
      case LESS:
        flags = second === SLASH ? CLOSES_ELEMENT : HOLDS;
        length = second === SLASH ? 2 : 1;
        break;
      case SLASH:
        flags = second === GREATER ? CLOSES_ELEMENT : LINKS;
        length = second === GREATER ? 2 : 1;
        break;
      case TILDE:
      case COLON:
        flags = HOLDS;
        break;
      case MINUS:
      case PLUS:
      case STAR:
      case PERCENT:
      case BAR:
      case AMPERSAND:
      case CARET:
      case GREATER:
      case DOT:
        flags = LINKS;
        break;
      case CLOSING_PARENTHESIS:
      case CLOSING_BRACKET:
      case CLOSING_BRACE:
      case BACKTICK:
        flags = ENDS;
    }
    this.#end = start + length;
    this.flags = flags;
  }
}

/** A letter, a digit, `_`, `$`, and whatever is beyond ASCII. */
function isOfWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === DOLLAR ||
    code >= 128
  );
}

/** A blank that ends no line. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== LINE_FEED);
}
