// Where a logger keeps an error whole, in the version of its library that the project asks for.
import type { Log, Model } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { requestedVersionOf } from '../project/versions.js';

/** Where the logger of a model keeps an error that a module hands to it. */
export function keptErrors(log: Log, model: Model, module: Module, analysis: Analysis): Log['errors'] {
  return isKeptAnywhere(log, model, module, analysis) && !mayBeReplaced(log, module, analysis)
    ? 'behind-message'
    : log.errors;
}

/** Does the version keep an error wherever it stands? `undefined` where the version, or what it does, is not known. */
export function isKeptAnywhere(
  { before }: Log,
  model: Model,
  module: Module,
  analysis: Analysis,
): boolean | undefined {
  const version = before === undefined ? undefined : requestedVersionOf(model, module, analysis);
  return version && before !== undefined ? version.major >= before : undefined;
}

/** Another logger may stand in its place, of which the project says so somewhere. */
export function mayBeReplaced({ replacedBy }: Log, module: Module, { project }: Analysis): boolean {
  return replacedBy?.some((word) => project.mentions.isMentioned([word], module) !== false) === true;
}
