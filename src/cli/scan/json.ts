// A scan as data. Its form is described in docs/cli.md.
import { AREAS } from '../../configs/areas.js';
import type { Domain } from '../../create-rule.js';
import plugin from '../../index.js';
import { countBy } from './counting.js';
import { docsOf, type Scan } from './findings.js';

export function jsonOf({ preset, files, findings, unparsed, notes, unknownLibraries }: Scan): string {
  const byArea = Object.fromEntries(
    (Object.keys(AREAS) as Domain[]).map((area) => [
      area,
      findings.filter((each) => each.area === area).length,
    ]),
  );
  const data = {
    version: plugin.meta.version,
    preset,
    files,
    byArea,
    byRule: Object.fromEntries(countBy(findings, ({ rule }) => rule)),
    findings: findings.map((each) => ({ ...each, url: docsOf(each.rule).url })),
    unparsed,
    unknownLibraries,
    notes,
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
