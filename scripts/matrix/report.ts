// The matrix as tables: one line a cell for a terminal, one line a host for the docs page.
import path from 'node:path';
import {
  arrangementOf,
  cellsOf,
  compilersOf,
  FORMS,
  formsOf,
  NODES,
  type Cell,
  type FormName,
  type Host,
  type NodeVersion,
} from './cells.js';
import type { Verdict } from './lint.js';

const FORM_NAMES = Object.keys(FORMS) as FormName[];
const WIDTHS = [9, 58, 9, 9, ...FORM_NAMES.map((name) => Math.max(name.length, 4) + 2)];

const line = (cells: readonly string[]) =>
  cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join('');

/** The head of the terminal's table. */
export const heading = (): string => line(['ESLint', 'beside it', 'tier', 'Node', ...FORM_NAMES, 'verdict']);

/** A cell's line: each form of configuration that it has, and whether all agree with the reference. */
export function cellLine({ host, tier, node }: Cell, verdicts: readonly Verdict[]): string {
  const forms = FORM_NAMES.map((name) => {
    const verdict = verdicts.find(({ form }) => form === name);
    return verdict === undefined ? '–' : verdict.differences.length === 0 ? 'same' : 'DIFF';
  });
  const agrees = verdicts.every(({ differences }) => differences.length === 0);
  return line([host.eslint, besideIt(host), tier, node, ...forms, agrees ? 'same' : 'DIFFERS']);
}

/** What a table says of a host beside its ESLint. */
export const besideIt = (host: Host): string =>
  `${arrangementOf(host).title}${host.installer === 'npm' ? '' : ` (${host.installer})`}`;

export interface Circumstances {
  readonly date: string;
  /** What was asked for → the exact version that ran. */
  readonly nodes: ReadonlyMap<NodeVersion, string>;
  /** Packages that the docs name with the version that was installed. */
  readonly versions: Readonly<Record<string, string>>;
  readonly platform: string;
  readonly findings: number;
}

/** The block of the docs page, for a run in which every cell agreed. */
export function matrixBlock(
  cells: readonly Cell[],
  { date, nodes, versions, platform, findings }: Circumstances,
): string {
  const named = Object.entries(versions).map(([name, version]) => `\`${name}\` ${version}`);
  const head = ['ESLint', 'Beside it', 'Parser', 'Without types', 'Typed', 'Configurations', 'Compiled by'];
  const exact = (node: NodeVersion) => nodes.get(node) ?? node;
  const rows = [...new Set(cells.map(({ host }) => host))].map((host) => {
    const own = cells.filter((cell) => cell.host === host);
    const nodesOf = (tier: Cell['tier']) =>
      own.flatMap((cell) => (cell.tier === tier ? [exact(cell.node)] : []));
    return [
      host.eslint,
      besideIt(host),
      arrangementOf(host).parser,
      nodesOf('untyped').join(', '),
      nodesOf('typed').join(', '),
      formTitles(own),
      compilersOf(host)
        .map((file) => `\`${path.basename(file)}\` of \`${path.dirname(path.dirname(file))}\``)
        .join(', '),
    ];
  });
  const ran = NODES.map(exact).join(', ');
  return [
    `Run on ${date} on ${platform} with Node ${ran} and ${named.join(', ')}. In each of the ${cells.length} cells, every form of configuration led to the same findings: ${findings} problems in the project, of which a cell finds those in files that its parser reads and those that need no more types than it has.`,
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    'The columns “Without types” and “Typed” hold versions of Node. With types, the configurations were `.js` and `.ts`; `.ts` was read through jiti, and “natively” by the newest Node 22 and 24 as well.',
  ].join('\n');
}

/** The file endings of every form that a host was tried with. */
function formTitles(cells: readonly Cell[]): string {
  const forms = new Set(cells.flatMap(formsOf));
  return FORM_NAMES.filter((name) => forms.has(name))
    .map((name) => FORMS[name].title)
    .join(', ');
}

export const allCells = (hosts: readonly Host[]): Cell[] => hosts.flatMap(cellsOf);
