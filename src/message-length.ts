// Messages stay short enough to be read in an editor and in a log of CI: what they quote of the code is cut in its middle.
import { LONGEST_MESSAGE, SHORTER_QUOTES } from './budgets.js';

type Values = Readonly<Record<string, string | number>>;

/**
 * The values of a message's placeholders, with long quotes cut: receivers, lists, paths and replacements, whole in a
 * placeholder or between backticks in a sentence. Words that are no quotes stay.
 */
export function fittingData(template: string, data: Values): Values {
  let fitting = data;
  for (const longest of SHORTER_QUOTES) {
    if (filled(template, fitting).length <= LONGEST_MESSAGE) break;
    fitting = Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        withShortQuotes(template, name, String(value), longest),
      ]),
    );
  }
  return fitting;
}

function withShortQuotes(template: string, name: string, value: string, longest: number): string {
  const isQuoted =
    template.includes(`\`{{${name}}}`) ||
    template.includes(`{{${name}}}\``) ||
    template.includes(`({{${name}}})`);
  return isQuoted
    ? cutInMiddle(value, longest)
    : value.replaceAll(/`([^`]+)`/g, (_, quoted: string) => `\`${cutInMiddle(quoted, longest)}\``);
}

/** A chain's beginning says what it is about, and its end what is called. */
function cutInMiddle(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = Math.floor((longest - 1) / 2);
  return `${text.slice(0, longest - 1 - end)}…${text.slice(text.length - end)}`;
}

function filled(template: string, data: Values): string {
  return template.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => String(data[name] ?? whole));
}
