// What is made of a scan: files that were named, and what is printed.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BadInput } from '../bad-input.js';
import { annotationsOf } from './annotations.js';
import type { Scan } from './findings.js';
import { htmlOf } from './html/page.js';
import { jsonOf } from './json.js';
import { sarifOf } from './sarif.js';
import { summaryOf } from './summary.js';

interface Wanted {
  readonly json?: boolean;
  readonly 'json-file'?: string;
  readonly sarif?: boolean;
  readonly 'sarif-file'?: string;
  readonly html?: string;
  readonly annotate?: boolean;
}

/** Writes and prints what is wanted; without data on standard output, the summary. */
export function writeReports(scan: Scan, wanted: Wanted): void {
  const { 'json-file': jsonFile, 'sarif-file': sarifFile, html, json = false, sarif = false } = wanted;
  if (jsonFile !== undefined) write(scan.cwd, jsonFile, jsonOf(scan));
  if (sarifFile !== undefined) write(scan.cwd, sarifFile, sarifOf(scan));
  if (html !== undefined) write(scan.cwd, html, htmlOf(scan));
  if (json) process.stdout.write(jsonOf(scan));
  if (sarif) process.stdout.write(sarifOf(scan));
  if (wanted.annotate) process.stdout.write(annotationsOf(scan));
  if (!json && !sarif) process.stdout.write(summaryOf(scan, width()));
}

function write(cwd: string, file: string, text: string): void {
  const target = path.resolve(cwd, file);
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  } catch (error) {
    throw new BadInput(`${file} cannot be written: ${(error as Error).message}`);
  }
}

const NARROWEST = 60;
const WIDEST = 110;

function width(): number {
  return Math.min(WIDEST, Math.max(NARROWEST, process.stdout.columns || WIDEST));
}
