// Why something is unknown, in words: those of docs/how-it-decides.md. And what its owner can do about it.
import { isBuiltin } from 'node:module';
import type { ExplainedReason } from './explanation.js';

type Words = (reason: ExplainedReason) => string;

const named = ({ name }: ExplainedReason): string => (name === undefined ? 'it' : `\`${name}\``);
const typed = ({ library, type }: ExplainedReason): string =>
  type === undefined ? String(library) : `${String(library)}.${type}`;

const WORDS: Readonly<Record<ExplainedReason['kind'], Words>> = {
  'unresolved-import': (reason) =>
    `${named(reason)} leads to no file of the project, and no package.json above asks for a package of this name`,
  'unreadable-module': (reason) =>
    `the file behind ${named(reason)} does not parse, or is larger than a megabyte`,
  'package-without-model': (reason) =>
    isBuiltin(reason.name ?? '')
      ? `${named(reason)} is a module of Node of which this plugin has no model`
      : `${named(reason)} is a package of which this plugin knows nothing`,
  'unmodelled-export': (reason) => `the model of ${String(reason.library)} has no export ${named(reason)}`,
  'no-export': (reason) => `the module exports no ${named(reason)}`,
  'computed-import': () => 'the import’s specifier is put together when it runs',
  undeclared: (reason) =>
    `${named(reason)} is declared nowhere in the file, and no model knows a global of this name`,
  'no-value': (reason) => `nothing in its file gives ${named(reason)} a value that can be followed`,
  'written-more-than-once': (reason) =>
    `${named(reason)} is written more than once, and what is written is not all the same`,
  parameter: (reason) => {
    const what =
      reason.name === undefined ? 'it is a part of a parameter' : `${named(reason)} is a parameter`;
    return reason.because
      ? `${what}, and what describes it is unknown`
      : `${what} that nothing describes: no annotation, no known caller`;
  },
  'no-member': (reason) => `the value has no member ${named(reason)} that can be read from its code`,
  'unmodelled-member': (reason) => `the model of ${typed(reason)} has no member ${named(reason)}`,
  'untyped-member': (reason) => `${named(reason)} is declared without a type and without a value`,
  'computed-member': () => 'the member’s name is computed',
  'no-element': () => 'what its elements are is not known',
  'no-class-around': () => '`this` stands in no class, and nothing says what the function is called on',
  'unmodelled-result': (reason) =>
    `the model of ${String(reason.library)} does not say what ${named(reason)} gives`,
  'not-registered': (reason) => `nothing that was found registers ${named(reason)} in a container`,
  'registered-otherwise': (reason) =>
    `what is registered as ${named(reason)} is not followed, or several things are that do not agree`,
  'plain-rows': () => 'it is a row that a query gave: data, and no client',
  'returns-nothing': () => 'the function returns nothing',
  'class-called': () => 'a class is called without `new`',
  any: () => 'its type is `any`, which is no evidence for anything',
  'type-parameter': (reason) => `${named(reason)} is a type parameter: it may be any type`,
  'type-not-followed': (reason) =>
    reason.name === undefined
      ? 'a type of this form is not followed'
      : `the type ${named(reason)} is not followed`,
  'several-values': () => 'it may be one of several values that do not agree',
  'depends-on-itself': () => 'it depends on itself',
  'too-deep': () => 'the way to it is longer than the plugin goes',
  'not-followed': () => 'nothing is known of what this expression gives',
};

/** A reason as one clause. */
export function describeReason(reason: ExplainedReason): string {
  return WORDS[reason.kind](reason);
}

/** A reason with those behind it, outermost first. */
export function chainOfReasons(reason: ExplainedReason): ExplainedReason[] {
  return [reason, ...(reason.because ? chainOfReasons(reason.because) : [])];
}

const HANDLE =
  "If it is a library’s value, say which: settings['first-draft'].handles (eslint-plugin-first-draft/docs/your-own-data-layer.md#a-value-that-it-cannot-follow)";
const MODEL =
  "Describe the package once, as data: settings['first-draft'].models (eslint-plugin-first-draft/docs/your-own-data-layer.md#a-library-that-it-does-not-know)";

const INCOMPLETE =
  "If the library has it, its model lacks a word: please tell us. Meanwhile: settings['first-draft'].models (eslint-plugin-first-draft/docs/your-own-data-layer.md#a-library-that-it-does-not-know)";

/** What would make the value known. */
export function adviceFor(reason: ExplainedReason): string | undefined {
  switch (chainOfReasons(reason).at(-1)?.kind) {
    case 'package-without-model':
      return isBuiltin(chainOfReasons(reason).at(-1)?.name ?? '') ? undefined : MODEL;
    case 'unresolved-import':
      return (
        'Look at the path, at `paths` in tsconfig.json, and at the dependencies in package.json. ' + HANDLE
      );
    case 'unmodelled-export':
    case 'unmodelled-member':
    case 'unmodelled-result':
      return INCOMPLETE;
    case 'plain-rows':
    case 'returns-nothing':
    case 'class-called':
      return undefined;
    case 'any':
      return "Give it the library’s type, or say which it is: settings['first-draft'].handles (eslint-plugin-first-draft/docs/your-own-data-layer.md#a-value-that-it-cannot-follow)";
    case 'unreadable-module':
      return 'Repair the file, or exclude what generates it.';
    default:
      return HANDLE;
  }
}
