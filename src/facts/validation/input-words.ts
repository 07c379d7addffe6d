// What to call an input in a message, and what a refused value there means in production.
import type { Input } from '../../models/model.js';

interface InputWords {
  readonly source: string;
  readonly refusal: string;
  /** How a field is sent that is empty. */
  readonly blank: string;
}

const WORDS: Readonly<Record<Input['part'], InputWords>> = {
  query: { source: 'a query string', refusal: 'every request that sends', blank: '?{field}=' },
  url: { source: 'a URL', refusal: 'every request that sends', blank: '?{field}=' },
  params: { source: 'a path', refusal: 'every request with', blank: '' },
  headers: { source: 'headers', refusal: 'every request that sends', blank: '' },
  cookies: { source: 'cookies', refusal: 'every request that sends', blank: '' },
  form: { source: 'a form', refusal: 'every form that sends', blank: 'a blank {field}' },
  body: { source: 'a form body', refusal: 'every form that sends', blank: 'a blank {field}' },
  env: { source: 'the environment', refusal: 'every start that sets', blank: '{field}=' },
};

export function wordsOf(input: Input): InputWords {
  return WORDS[input.part];
}
