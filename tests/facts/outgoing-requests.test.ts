// Which calls send a request to another service.
import { outgoingRequestOf } from '../../src/facts/runtime/outgoing-requests.js';
import { inProject, markedIn } from '../support/testkit.js';

const requestsIn = (code: string): string[] =>
  inProject({ 'src/file.ts': code }, ({ module, analysis }) =>
    markedIn(module).map((node) => {
      if (node.type !== 'CallExpression') throw new Error(`${node.type} is no call`);
      const request = outgoingRequestOf(node, analysis);
      return typeof request === 'string' ? request : `request (${request.evidence})`;
    }),
  );

test.each([
  ['fetch', "/*?*/fetch('/orders');", 'request (certain)'],
  ['a method of a client', "import axios from 'axios';\n/*?*/axios.get('/orders');", 'request (certain)'],
  [
    'a client of its own, in a class',
    `import axios, { type AxiosInstance } from 'axios';
class Orders { constructor(private api: AxiosInstance) {} list() { return /*?*/this.api.get('/'); } }`,
    'request (certain)',
  ],
  [
    'a client that is called',
    "import axios from 'axios';\nconst api = axios.create();\n/*?*/api({ url: '/' });",
    'request (certain)',
  ],
  ['what sets a client up', "import axios from 'axios';\nconst api = /*?*/axios.create();", 'none'],
  [
    'what is told of failures',
    "import axios from 'axios';\nconst { interceptors } = axios;\n/*?*/interceptors.response.use((r) => r, refuse);",
    'none',
  ],
  ['a fetch of the file', "const fetch = (url: string) => url;\n/*?*/fetch('/orders');", 'unknown'],
  [
    'the same member of something else',
    "import { store } from './store';\n/*?*/store.get('/orders');",
    'unknown',
  ],
])('%s', (_, code, is) => {
  expect(requestsIn(code)).toEqual([is]);
});
