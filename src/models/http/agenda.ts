import { defineModel } from '../model.js';
import { classOf, forFailedJobs, named, reaching, RECEIVER, returning, STEP } from '../words.js';

/** Jobs in a database. */
export const agenda = defineModel({
  library: 'agenda',
  kind: 'http',
  modules: { agenda: 'module' },
  versions: { agenda: '5 || 6' },
  types: {
    module: {
      role: 'service',
      instance: 'agenda',
      members: { default: classOf('agenda'), Agenda: classOf('agenda') },
    },
    agenda: {
      members: {
        ...named('now schedule every', reaching('queue')),
        create: returning('job'),
        ...named('on once', {
          call: { returns: RECEIVER, callbacks: forFailedJobs(['fail', 'fail:'], ['error', {}]) },
        }),
      },
    },
    job: {
      members: { ...named('priority repeatEvery schedule unique', STEP), save: reaching('queue') },
    },
    error: { role: 'error' },
  },
  sources: [
    {
      claim: 'A job is written to the database by now, schedule, every and save',
      url: 'https://github.com/agenda/agenda#creating-jobs',
      checked: '2026-11-30',
    },
    {
      claim:
        'What a job throws is caught: listeners of fail and fail:<name> are handed the error and the job (read in 5.0 and 6.2)',
      url: 'https://github.com/agenda/agenda#job-queue-events',
      checked: '2026-11-30',
    },
  ],
});
