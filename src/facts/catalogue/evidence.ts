// How sure an answer is. An answer that rests on others is as sure as the least sure of them.
//
//   weakest('certain', 'certain')   certain
//   weakest('certain', 'likely')    likely
//   weakest()                       certain: it rests on nothing that could be wrong
//
// What is not known has no evidence: it is no answer.

/**
 * `certain`: followed to where it is declared. `likely`: a distinctive shape where its library is in use.
 */
export type Evidence = 'certain' | 'likely';

/** The evidence of an answer that rests on all of these. */
export function weakest(...links: readonly Evidence[]): Evidence {
  return links.includes('likely') ? 'likely' : 'certain';
}
