// What to call an input in a message, and what a refused value there means in production.
import type { Input } from '../../models/model.js';

interface InputWords {
  readonly source: string;
  readonly refusal: string;
}

const WORDS: Readonly<Record<Input['part'], InputWords>> = {
  query: { source: 'a query string', refusal: 'every request that sends' },
  url: { source: 'a URL', refusal: 'every request that sends' },
  params: { source: 'a path', refusal: 'every request with' },
  headers: { source: 'headers', refusal: 'every request that sends' },
  cookies: { source: 'cookies', refusal: 'every request that sends' },
  form: { source: 'a form', refusal: 'every form that sends' },
  body: { source: 'a form body', refusal: 'every form that sends' },
  env: { source: 'the environment', refusal: 'every start that sets' },
};

export function wordsOf(input: Input): InputWords {
  return WORDS[input.part];
}
