// The rooms of the analysis, lowest first: a room sees itself and those before it. `tests/fences.test.ts` keeps it, and the picture in
// docs/design.md is drawn from it.
export interface Room {
  readonly name: string;
  /** The question that its facts answer. */
  readonly answers: string;
}

export const ROOMS: readonly Room[] = [
  { name: 'catalogue', answers: 'What do models and settings say of a library?' },
  { name: 'project', answers: 'Which files, modules and packages are there, and who imports what?' },
  { name: 'origins', answers: 'Where does a value come from?' },
  { name: 'flow', answers: 'What is made of a value, and in which order and how often does code run?' },
  { name: 'runtime', answers: 'Where does a file run, and who calls it?' },
  { name: 'queries', answers: 'Which statements does a call send, to which entity, under which conditions?' },
  { name: 'transactions', answers: 'What runs as a part of a transaction, and what is not sent through it?' },
  { name: 'relations', answers: 'How do entities belong together?' },
  { name: 'repetition', answers: 'Which statements run once for each element of a list?' },
  { name: 'errors', answers: 'What becomes of an error?' },
  { name: 'validation', answers: 'What arrives at a schema?' },
  { name: 'races', answers: 'What happens when two requests come at once?' },
  // The highest: what a test replaces and looks at is anything that the rooms below know, a database above all.
  { name: 'tests', answers: 'What does a test replace, call and look at?' },
];

/** The folder below `src`, or the file where it lies in none. */
export function layerOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file;
}

/** The room of a fact's file, as a path below `src`; `undefined` for the door and for other layers. */
export function roomOf(file: string): string | undefined {
  const [layer, room, ...more] = file.split('/');
  return layer === 'facts' && more.length > 0 ? room : undefined;
}
