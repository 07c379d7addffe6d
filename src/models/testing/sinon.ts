import { defineModel, type ApiType, type Mocking, type Stubbing } from '../model.js';
import { named, NOTED, RECEIVER, returning, STEP } from '../words.js';

const stubs = (gives: Stubbing['gives']) =>
  ({ call: { returns: RECEIVER, stubs: { gives, argument: 0 } } }) as const satisfies ApiType;
const MEMBER = { replaces: 'member', what: { argument: 0 } } as const satisfies Mocking;
const NEW = { replaces: 'nothing' } as const satisfies Mocking;

export const sinon = defineModel({
  library: 'sinon',
  kind: 'testing',
  modules: { sinon: 'module' },
  versions: { sinon: '17 - 22' },
  types: {
    module: { extends: 'sandbox', members: { default: 'module', createSandbox: returning('sandbox') } },
    sandbox: {
      members: {
        ...named('stub spy', { call: { returns: 'stub', mocks: MEMBER } }),
        fake: {
          call: { returns: 'stub', mocks: NEW },
          members: named('returns resolves rejects', { call: { returns: 'stub', mocks: NEW } }),
        },
        replace: { call: { mocks: { ...MEMBER, by: { argument: 2 } } } },
        createStubInstance: {
          call: { returns: 'stubbed', mocks: { replaces: 'nothing', what: { argument: 0 } } },
        },
        ...named('restore reset resetHistory', NOTED),
        assert: {
          members: named('called calledOnce calledWith calledOnceWithExactly', {
            call: { asserts: { that: 'other', actual: 0 } },
          }),
        },
      },
    },
    stubbed: {},
    stub: {
      call: {},
      members: {
        returns: stubs('value'),
        resolves: stubs('resolved'),
        rejects: stubs('rejected'),
        callsFake: stubs('result'),
        ...named('withArgs onCall onFirstCall onSecondCall onThirdCall', STEP),
        ...named('called calledOnce calledWith callCount args firstCall lastCall', {}),
      },
    },
  },
  sources: [
    {
      claim: 'Stubs: what they replace and give',
      url: 'https://sinonjs.org/releases/latest/stubs/',
      checked: '2026-11-30',
    },
  ],
});
