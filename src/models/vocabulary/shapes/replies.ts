import type { CalledBack, FixedStatus, Reply, ReturnedAnswer } from '../replies.js';
import { argumentPath } from './arguments.js';
import { boolean, either, fields, needed, number, oneOf, text } from './shape.js';

export const reply = fields<Reply>({
  does: needed(oneOf<Reply['does']>({ sends: 1, begins: 1, sets: 1, makes: 1, prepares: 1 })),
  body: number,
  status: either(argumentPath, fields<FixedStatus>({ is: needed(number) })),
  callback: number,
  mayRepeat: boolean,
});

export const calledBack = fields<CalledBack>({ parameter: needed(number), argument: needed(number) });

export const returnedAnswer = fields<ReturnedAnswer>({
  status: needed(text),
  body: needed(text),
  callback: calledBack,
});
