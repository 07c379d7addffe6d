// What arrives at the leaves of schemas, for the tests of models.
import { nodesIn } from '../../src/ast/walk.js';
import { textOf } from '../../src/facts/project/module.js';
import { usesOfSchema } from '../../src/facts/validation/schema-uses.js';
import { schemaLeafOf } from '../../src/facts/validation/schemas.js';
import { inProject } from './testkit.js';

/**
 * Each leaf that takes no text or converts it, with every input that arrives there: `v.number(): env strings`; and with what says
 * that texts are converted or taken as they come: `yup.number(): env strings, under .strict()`.
 */
export function leavesIn(code: string): string[] {
  return inProject({ 'src/file.ts': code }, ({ module, analysis }) =>
    nodesIn(module.ast).flatMap((node) => {
      const leaf = schemaLeafOf(node, analysis);
      if (!leaf?.is.insistsOn && !leaf?.is.converts) return [];
      const { uses } = usesOfSchema(leaf.node, leaf.type, analysis);
      const inputs = uses.map(({ input, said, converts }) => {
        const what = input ? `${input.part} ${input.carries}` : 'unknown';
        const arrived = converts ? `${what}, converted` : what;
        return said ? `${arrived}, under ${said.strict ? said.by : 'unknown'}` : arrived;
      });
      return [`${textOf(leaf.node)}: ${inputs.join(', ') || 'nothing'}`];
    }),
  );
}
