import type { ArgumentPath } from '../arguments.js';
import { fields, needed, number, text, texts } from './shape.js';

export const ARGUMENT_PATH = {
  argument: needed(number),
  member: text,
  path: texts,
};
export const argumentPath = fields<ArgumentPath>(ARGUMENT_PATH);
