// Names that a user gives to the command, and what is said of a slip.
import { namesNear } from '../facts/catalogue/near-names.js';
import { BadInput } from './bad-input.js';

/**
 * The name, as one of those that there are.
 * @throws {BadInput} with the name that is meant and all that there are.
 */
export function chosen<Name extends string>(kind: string, name: string, names: readonly Name[]): Name {
  const found = names.find((each) => each === name);
  if (found === undefined)
    throw new BadInput(
      `There is no ${kind} "${name}".${didYouMean(name, names)} The ${kind}s are ${names.join(', ')}.`,
    );
  return found;
}

/** A sentence with the name that is nearest, with a space before it; nothing where none is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const [near] = namesNear(name, names);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}
