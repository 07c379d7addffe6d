// A scan in SARIF 2.1.0, as code scanning and other tools read it: paths below the checkout, each rule with what breaks and its
// page, each repair as a change.
import type { Log, ReportingDescriptor, Result } from 'sarif';
import plugin from '../../index.js';
import { pageOf } from '../rule-pages.js';
import { docsOf, type Finding, type Repair, type Scan } from './findings.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export function sarifOf({ findings, unparsed }: Scan): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        columnKind: 'utf16CodeUnits',
        tool: {
          driver: {
            name: 'first-draft',
            semanticVersion: plugin.meta.version,
            informationUri: 'https://github.com/first-draft-lint/eslint-plugin-first-draft',
            rules: rules.map(descriptorOf),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unparsed.map(({ file, line, message }) => ({
              level: 'error',
              message: { text: message },
              locations: [placeOf(file, { startLine: line })],
            })),
          },
        ],
        results: findings.map((finding) => resultOf(finding, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptorOf(rule: string): ReportingDescriptor {
  const { description, url, domain } = docsOf(rule);
  const breaks = pageOf(rule).section('What breaks in production');
  return {
    id: `first-draft/${rule}`,
    shortDescription: { text: description },
    fullDescription: { text: `${description}.` },
    help: { text: `${description}. ${url}`, markdown: breaks },
    helpUri: url,
    defaultConfiguration: { level: 'error' },
    properties: { tags: [domain] },
  };
}

function resultOf(finding: Finding, rules: readonly string[]): Result {
  const { rule, file, line, column, endLine, endColumn, message, repairs } = finding;
  return {
    ruleId: `first-draft/${rule}`,
    ruleIndex: rules.indexOf(rule),
    level: 'error',
    message: { text: message },
    locations: [placeOf(file, { startLine: line, startColumn: column, endLine, endColumn })],
    ...(repairs.length > 0 && { fixes: repairs.map((repair) => fixOf(repair, file)) }),
  };
}

function placeOf(
  file: string,
  region: { startLine: number; startColumn?: number; endLine?: number; endColumn?: number },
) {
  return { physicalLocation: { artifactLocation: artifactOf(file), region } };
}

function artifactOf(file: string) {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function fixOf({ description, range: [start, end], text }: Repair, file: string) {
  return {
    description: { text: description },
    artifactChanges: [
      {
        artifactLocation: artifactOf(file),
        replacements: [
          { deletedRegion: { charOffset: start, charLength: end - start }, insertedContent: { text } },
        ],
      },
    ],
  };
}
