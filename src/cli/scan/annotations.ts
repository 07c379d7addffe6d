// Workflow commands: lines that GitHub shows beside the code of a pull request.
import { docsOf, type Scan } from './findings.js';

export function annotationsOf({ findings, unparsed }: Scan): string {
  return [
    ...findings.map(({ rule, file, line, column, endLine, endColumn, message }) =>
      command(
        {
          file,
          line,
          endLine,
          // GitHub takes columns of one line alone.
          ...(endLine === line && { col: column, endColumn }),
          title: `first-draft/${rule}`,
        },
        `${message}\n${docsOf(rule).url}`,
      ),
    ),
    ...unparsed.map(({ file, line, message }) => command({ file, line, title: 'does not parse' }, message)),
  ].join('');
}

function command(properties: Readonly<Record<string, string | number>>, message: string): string {
  const given = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapedProperty(String(value))}`,
  );
  return `::error ${given.join(',')}::${escaped(message)}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
