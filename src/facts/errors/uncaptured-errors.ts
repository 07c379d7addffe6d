// Errors that a handler answers with a failure of the server and that the project's error tracker is not told of. A tracker sees what
// nobody catches, and what reaches the error handler that it was set up behind.
//
//   catch (e) { res.status(500).json({ … }) }                            not told
//   catch (e) { log.error(e); res.status(500).json({ … }) }              not told, unless the tracker is told what is logged
//   catch (e) { tracker.captureException(e); res.status(500).json(…) }   told
//   catch (e) { report(e); res.status(500).json(…) }                     told, where report() tells it; unknown otherwise
//   catch (e) { next(e) }, catch (e) { throw e }                         told by the error handler
//   catch (e) { res.status(404).json({ … }) }                            the client's mistake
//   worker.on('failed', (job, e) => { log.error(e); })                   not told: the library of jobs has caught it
//   worker.on('failed', (job, e) => { if (isLast(job)) tell(e); })       told
//   the same in a file that imports the tracker                          unknown: what the job does may tell it
import type { Analysis } from '../project/analysis.js';
import { isAskedAround } from '../project/manifest-questions.js';
import { memoizePerLint } from '../project/memoize.js';
import { moduleOf, type Module } from '../project/module.js';
import { isServerFailure } from '../runtime/replies.js';
import type { Model } from '../../models/model.js';
import type { Effect, Path } from './effects.js';
import type { ErrorHandler } from './error-handlers.js';
import { fateOf } from './fate.js';

export interface UncapturedError {
  readonly status: number;
  /** The library that would be told. */
  readonly tracker: string;
}

export function uncapturedBy(handler: ErrorHandler, analysis: Analysis): UncapturedError | undefined {
  const status = fateOf(handler, analysis)?.flatMap(answeredUntold)[0];
  if (status === undefined) return undefined;
  const [tracker] = trackersOf(moduleOf(handler.node), analysis);
  return tracker && { status, tracker: tracker.library };
}

/** The tracker that a handler of failed jobs does not tell. */
export function untoldOfJob(handler: ErrorHandler, analysis: Analysis): string | undefined {
  if (fateOf(handler, analysis)?.every(tellsNobody) !== true) return undefined;
  const module = moduleOf(handler.node);
  const [tracker] = trackersOf(module, analysis);
  return tracker && !isNamedIn(module, tracker) ? tracker.library : undefined;
}

/** What a job threw is thrown no further by the one that listens, and is nowhere kept for somebody else. */
function tellsNobody({ effects }: Path): boolean {
  return !effects.some((effect) => mayTell(effect) || effect.kind === 'kept');
}

function isNamedIn({ text }: Module, { modules }: Model): boolean {
  return Object.keys(modules).some((specifier) => text.includes(specifier));
}

/** The status with which a way answers that tells nobody. */
function answeredUntold({ effects, end }: Path): readonly number[] {
  if (end.how === 'thrown' || effects.some(mayTell)) return [];
  return effects.flatMap((effect) => {
    const status = effect.kind === 'answered' ? effect.reply.status : undefined;
    return isServerFailure(status) ? [status] : [];
  });
}

function mayTell(effect: Effect): boolean {
  switch (effect.kind) {
    case 'captured':
    case 'forwarded':
    case 'thrown':
      return true;
    case 'acted':
      return effect.isHandedError;
    default:
      return false;
  }
}

/** Trackers that the project imports; none where one of them is told whatever is logged. */
const trackersOf = memoizePerLint((open: Module, analysis: Analysis): readonly Model[] => {
  const { mentions } = analysis.project;
  const trackers = analysis.catalogue.models.filter(({ modules }) =>
    Object.keys(modules).some(
      (specifier) =>
        analysis.catalogue.module(specifier)?.definition.role === 'error-tracker' &&
        isAskedAround(open.path, specifier, analysis.project) &&
        mentions.isMentioned([specifier], open) === true,
    ),
  );
  const tellsLogs = trackers.some(({ tracksLogsBy = [] }) =>
    tracksLogsBy.some((word) => mentions.isMentioned([word], open) !== false),
  );
  return tellsLogs ? [] : trackers;
});
