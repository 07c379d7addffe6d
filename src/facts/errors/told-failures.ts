// Whether who waits learns that something has failed: on every way through a `catch` the error is thrown on or handed on, or the
// request is answered as a failure.
//
//   catch (e) { log(e); throw e }, catch (e) { next(e) }               it does
//   catch (e) { log(e); res.status(500).json({ error: 'failed' }) }    it does
//   catch (e) { log(e) }, catch { return [] }                          it does not: the code goes on as if it had worked
import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../project/analysis.js';
import type { Effect } from './effects.js';
import { handlerOfCatch } from './error-handlers.js';
import { fateOf } from './fate.js';

export function tellsOfFailure(clause: TSESTree.CatchClause, analysis: Analysis): boolean {
  const paths = fateOf(handlerOfCatch(clause), analysis) ?? [];
  return paths.length > 0 && paths.every(({ effects, end }) => end.how === 'thrown' || effects.some(isTold));
}

function isTold(effect: Effect): boolean {
  if (effect.kind !== 'answered') return effect.kind === 'thrown' || effect.kind === 'forwarded';
  const { status } = effect.reply;
  return typeof status === 'number' && status >= 400;
}
