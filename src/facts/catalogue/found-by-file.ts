// Functions that a framework finds by the path of their file and the name under which they are exported.
import type { Convention, Model } from '../../models/model.js';

export interface FoundByFile {
  readonly model: Model;
  readonly convention: Convention;
  /** The paths of the files in which it looks. */
  readonly path: RegExp;
}

/** What a framework finds by its file. Every parameter asks for it: the patterns are made once. */
export function foundByFile(model: Model): readonly FoundByFile[] {
  return (model.conventions ?? []).map((convention) => ({
    model,
    convention,
    path: new RegExp(convention.path),
  }));
}
