import type { Handing, Recipe, RecipeMaking, RecipeObject, Registering } from '../containers.js';
import { argumentPath } from './arguments.js';
import {
  either,
  fields,
  needed,
  number,
  oneOf,
  pattern,
  text,
  texts,
  typeName,
  type Shape,
} from './shape.js';

const recipe: Shape<Recipe> = either(
  oneOf<Extract<Recipe, string>>({ class: 1, value: 1, factory: 1, key: 1, made: 1 }),
  fields<RecipeObject>({
    key: text,
    class: needed(text),
    value: needed(text),
    factory: needed(text),
    alias: text,
  }),
);

export const registering = fields<Registering>({
  key: either(
    argumentPath,
    fields<Extract<Registering['key'], { ofReceiver: number }>>({ ofReceiver: needed(number) }),
  ),
  what: needed(either(argumentPath, oneOf<'decorated'>({ decorated: 1 }))),
  as: needed(recipe),
  each: oneOf<NonNullable<Registering['each']>>({ property: 1, element: 1 }),
});

export const recipeMaking = fields<RecipeMaking>({
  of: needed(number),
  as: needed(oneOf<RecipeMaking['as']>({ class: 1, value: 1, factory: 1, key: 1 })),
  hands: fields<Handing>({
    together: needed(typeName),
    option: needed(text),
    byName: needed(text),
    members: needed(fields<Handing['members']>({ byName: needed(text), together: needed(text) })),
    more: needed(texts),
    saidElsewhere: needed(pattern),
  }),
});
