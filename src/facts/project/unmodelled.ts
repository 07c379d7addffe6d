// What a project runs on and no model knows: there the rules see nothing, and only the manifests say so.
import { WITHOUT_MODEL, type HintedKind } from '../../models/without-model.js';
import { isDescribed, kindsAmong } from '../catalogue/asked-for.js';
import type { Catalogue } from '../catalogue/catalogue.js';

export interface Unmodelled {
  readonly kind: HintedKind;
  readonly packages: readonly string[];
  /** Is no library of this kind known to the project, so that nothing of the kind is looked at? */
  readonly isWholeKind: boolean;
}

/**
 * The libraries of a known kind that no model knows, by kind.
 *
 * @param packages what the project asks for to run
 * @param catalogue the models, with those of the project's settings
 */
export function unmodelledAmong(packages: ReadonlySet<string>, { models }: Catalogue): Unmodelled[] {
  const known = kindsAmong(models, packages);
  return (Object.keys(WITHOUT_MODEL) as HintedKind[]).flatMap((kind) => {
    const own = WITHOUT_MODEL[kind].filter((name) => packages.has(name) && !isDescribed(models, name));
    return own.length === 0 ? [] : [{ kind, packages: own, isWholeKind: !known.has(kind) }];
  });
}
