// A scan as one page that needs no network: by rule with what breaks and the repairs, and by file.
import { AREAS } from '../../../configs/areas.js';
import type { Domain } from '../../../create-rule.js';
import plugin from '../../../index.js';
import { pageOf } from '../../rule-pages.js';
import { frameOf, type FrameLine } from '../code-frame.js';
import { countBy, counted } from '../counting.js';
import { docsOf, type Finding, type Scan } from '../findings.js';
import { code, escaped, prose } from './markup.js';
import { repairedLines } from './repaired-lines.js';
import { STYLE } from './style.js';

export function htmlOf(scan: Scan): string {
  const { findings, files, preset, unparsed, notes } = scan;
  const numbers = new Map(findings.map((finding, index) => [finding, index + 1]));
  const title = findings.length === 0 ? 'No findings' : counted(findings.length, 'finding');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · first-draft</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>in ${counted(files, 'file')}, preset <code>${escaped(preset)}</code>, eslint-plugin-first-draft ${escaped(plugin.meta.version)}</p>
<ul class="areas">${areas(findings)}</ul>
</header>
<main>
<h2 id="by-rule">By rule</h2>
${countBy(findings, ({ rule }) => rule)
  .map(([rule]) => ruleSection(rule, scan, numbers))
  .join('\n')}
<h2 id="by-file">By file</h2>
${countBy(findings, ({ file }) => file)
  .map(([file]) => fileSection(file, findings, numbers))
  .join('\n')}
${remarks(unparsed, notes)}
</main>
</body>
</html>
`;
}

type Numbers = ReadonlyMap<Finding, number>;

function areas(findings: readonly Finding[]): string {
  return (Object.keys(AREAS) as Domain[])
    .map((area) => {
      const count = findings.filter((each) => each.area === area).length;
      return `<li${count === 0 ? ' class="none"' : ''}><b>${count}</b> ${escaped(AREAS[area])}</li>`;
    })
    .join('');
}

function ruleSection(rule: string, { findings, textOf }: Scan, numbers: Numbers): string {
  const { description, url, domain } = docsOf(rule);
  const own = findings.filter((each) => each.rule === rule);
  return `<section id="${rule}">
<h3><a href="${escaped(url)}">${rule}</a> <span class="count">${own.length}</span></h3>
<p>${escaped(description)}. <small>${escaped(AREAS[domain])}</small></p>
<details><summary>What breaks</summary>${prose(pageOf(rule).section('What breaks in production'), url)}</details>
${own.map((finding) => article(finding, Number(numbers.get(finding)), textOf(finding.file))).join('\n')}
</section>`;
}

function article(finding: Finding, number: number, text: string): string {
  const { file, line, column, message, repairs } = finding;
  return `<article id="f${number}">
<h4><code>${escaped(file)}:${line}:${column}</code></h4>
<p>${code(message)}</p>
<pre tabindex="0">${frameOf(text, finding).map(frameLine).join('\n')}</pre>
${repairs
  .map(
    (repair) =>
      `<details><summary>${repair.kind === 'fix' ? 'Fix' : 'Suggestion'}: ${code(repair.description)}</summary><pre tabindex="0">${repairedLines(text, repair)}</pre></details>`,
  )
  .join('\n')}
</article>`;
}

function frameLine({ number, text, marked }: FrameLine): string {
  const head = `<i>${String(number).padStart(4)}</i> `;
  if (!marked) return head + escaped(text);
  const [from, to] = marked;
  return `${head}${escaped(text.slice(0, from))}<mark>${escaped(text.slice(from, to))}</mark>${escaped(text.slice(to))}`;
}

function fileSection(file: string, findings: readonly Finding[], numbers: Numbers): string {
  const own = findings.filter((each) => each.file === file);
  const items = own
    .map(
      (each) =>
        `<li><a href="#f${numbers.get(each)}">${each.line}:${each.column}</a> <code>${each.rule}</code> ${code(each.message)}</li>`,
    )
    .join('\n');
  return `<details><summary><code>${escaped(file)}</code> <span class="count">${own.length}</span></summary>\n<ul>${items}</ul></details>`;
}

function remarks(unparsed: Scan['unparsed'], notes: readonly string[]): string {
  const items = [
    ...unparsed.map(
      ({ file, line, message }) => `<li><code>${escaped(file)}:${line}</code> ${escaped(message)}</li>`,
    ),
    ...notes.map((note) => `<li>${escaped(note)}</li>`),
  ];
  return items.length === 0 ? '' : `<h2 id="notes">Notes</h2>\n<ul>${items.join('\n')}</ul>`;
}
