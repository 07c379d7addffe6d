// One round of the loop: what stands around the statement, and what happens to its result.
import type { Reading } from './dialect.js';
import type { Element } from './element.js';
import type { Shape } from './shape.js';

/** The statements of a round, and how it goes on to the next. */
export interface Round {
  readonly element: Element;
  readonly reading: Reading;
  readonly result: 'rows' | 'row' | 'number';
  /** A field of the rows that are read, which holds text or a number. */
  readonly field: string;
  readonly amountField: string;
  /** What stands before the statement, and between it and what becomes of the result. */
  readonly before: string;
  readonly between: string;
  /** Ends this round: `continue`, or `return` in a callback. */
  readonly skip: string;
  /** Ends the loop, where the loop can be ended. */
  readonly stop: string;
  readonly isCallback: boolean;
  /** Gives a value away. */
  readonly yielding: (value: string) => string;
}

export function writeRound(shape: Shape, round: Round): string {
  const { element, reading, before, between, skip, stop, isCallback, yielding, result } = round;
  const { condition, label, key } = element;
  const declaration = shape.isAssigned
    ? `let found;\nfound = ${reading.inline};`
    : (reading.declare?.('found') ?? `const found = ${reading.inline};`);
  const use = writeUse(shape, round);
  const whole = lines(before, declaration, between, use);
  const none = result === 'rows' ? '[]' : result === 'row' ? 'null' : '0';
  const withValue = (value: string) => lines(before, `const found = ${value};`, between, use);
  switch (shape.guard) {
    case 'none':
      return whole;
    case 'block':
      return `{\n${whole}\n}`;
    case 'if':
      return `if (${condition}) {\n${whole}\n}`;
    case 'bare if':
      return `${lines(before)}\nif (${condition}) ${yielding(reading.inline)}`;
    case 'else':
      return `if (!(${condition})) {\nsend(${label});\n} else {\n${whole}\n}`;
    case 'switch':
      return `switch (${condition}) {\ncase true: {\n${whole}\nbreak;\n}\ndefault:\nsend(${label});\n}`;
    case 'case':
      return `switch (String(${condition})) {\ncase 'true':\n${whole}\nbreak;\ndefault:\nsend(${label});\n}`;
    case 'ternary':
      return withValue(`${condition} ? ${reading.inline} : ${none}`);
    case 'and':
      return lines(before, `const found = ${condition} && (${reading.inline});`, between, yielding('found'));
    case 'nullish':
      return lines(
        before,
        `const found = cache.get(${label}) ?? (${reading.inline});`,
        between,
        yielding('found'),
      );
    case 'continue':
      return lines(`if (!(${condition})) ${skip}`, whole);
    case 'break':
      return lines(`if (!(${condition})) ${stop}`, whole);
    case 'return':
      return lines(`if (!(${condition})) ${isCallback ? skip : "return ['ended', result];"}`, whole);
    case 'throw':
      return lines(`if (!(${condition})) throw new Error(\`program: \${${label}}\`);`, whole);
    case 'log':
      return `try {\n${whole}\n} catch (error) {\nsend(\`failed: \${${label}}\`);\n}`;
    case 'rethrow':
      return `try {\n${whole}\n} catch (error) {\nthrow new Error(\`program: \${${label}}\`, { cause: error });\n}`;
    case 'collect':
      return `try {\n${whole}\n} catch (error) {\nfailures.push(${label});\n}`;
    case 'finally':
      return `try {\n${whole}\n} finally {\nsend(\`done: \${${label}}\`);\n}`;
    case 'inner loop':
      return `for (const part of [1, 2]) {\nsend(part);\n${whole}\n}`;
    case 'cached':
      return lines(
        before,
        `if (!cache.has(${key})) cache.set(${key}, ${reading.inline});`,
        between,
        yielding(`cache.get(${key})`),
      );
  }
}

function writeUse(
  { use }: Shape,
  { element, result, field, amountField, skip, isCallback, yielding }: Round,
): string {
  const { name, label, key, isRow } = element;
  const whole = yielding(`{ of: ${label}, found }`);
  const isMissing = result === 'rows' ? 'found.length === 0' : result === 'row' ? '!found' : 'found === 0';
  switch (use) {
    case 'push':
      return whole;
    case 'values':
      if (result === 'rows')
        return yielding(`{ of: ${label}, totals: found.map((each) => each.${amountField}) }`);
      return yielding(result === 'row' ? `found?.${field} ?? 'none'` : 'found');
    case 'attach':
      return isRow ? yielding(`Object.assign(${name}, { found })`) : whole;
    case 'spread':
      return isRow ? yielding(`{ ...${name}, orders: found }`) : whole;
    case 'map':
      return isCallback ? whole : `byKey.set(${key}, found);`;
    case 'mutate':
      if (result === 'rows') return lines(`for (const each of found) each.${amountField} += 1;`, whole);
      return result === 'row' ? lines(`if (found) found.${amountField} += 1;`, whole) : whole;
    case 'return':
      return isCallback ? whole : `if (!(${isMissing})) return found;`;
    case 'stringify':
      return yielding('JSON.stringify(found)');
    case 'compare':
      if (result === 'rows') return yielding("found.length > 1 ? 'many' : 'few'");
      if (result === 'number') return yielding('found > 1');
      return yielding("found === null ? 'null' : found === undefined ? 'undefined' : 'row'");
    case 'missing throws':
      return lines(`if (${isMissing}) throw new Error(\`program: nothing for \${${label}}\`);`, whole);
    case 'missing skips':
      return lines(`if (${isMissing}) ${skip}`, whole);
    case 'destructure':
      if (result === 'rows') return lines('const [first] = found;', yielding(`first?.${field} ?? 'none'`));
      if (result === 'row')
        return lines(`const { ${field} } = found ?? { ${field}: 'none' };`, yielding(`{ ${field} }`));
      return yielding('found + 1');
  }
}

export const lines = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n');
