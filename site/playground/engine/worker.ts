/// <reference lib="webworker" />
// The engine behind a door of messages: the page asks, and an answer bears the number of its question.
import type { Answer, Question } from '../questions.js';
import { fixAll, lint, why } from './engine.js';

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const started = performance.now();
  let answer: Answer;
  try {
    answer = { id: data.id, value: answerTo(data), took: performance.now() - started };
  } catch (error) {
    answer = { id: data.id, error: error instanceof Error ? error.message : String(error) };
  }
  postMessage(answer);
});

function answerTo(question: Question): unknown {
  switch (question.kind) {
    case 'lint':
      return lint(question.draft);
    case 'fix':
      return fixAll(question.draft);
    case 'why':
      return why(question.draft, question.file, question.line);
  }
}
