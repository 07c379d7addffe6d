// `npm run change -- minor "What changed, in a sentence."`: writes the change down for the next release.
import { addChange, BUMPS } from './changes.js';

const [type = '', summary = ''] = process.argv.slice(2);
const bump = BUMPS.find((each) => each === type);
if (bump === undefined || summary === '') {
  console.error(`Usage: npm run change -- <${BUMPS.join(' | ')}> "What changed, in a sentence."`);
  process.exitCode = 1;
} else console.log(await addChange(process.cwd(), bump, summary));
