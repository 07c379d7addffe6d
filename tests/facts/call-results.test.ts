// What becomes of what a call gives, and of its failure.
import { endOfFailure, useOfResult } from '../../src/facts/flow/call-results.js';
import { inProject, markedIn } from '../support/testkit.js';

const asked = <T>(code: string, question: (node: never) => T): T[] =>
  inProject({ 'src/file.ts': code }, ({ module }) =>
    markedIn(module).map((node) => question(callIn(node) as never)),
  );

/** Of a chain that begins at the mark, the call of `a` or `b` itself. */
function callIn(node: ReturnType<typeof markedIn>[number]): ReturnType<typeof markedIn>[number] {
  if (node.type === 'AwaitExpression') return callIn(node.argument);
  if (node.type === 'UnaryExpression') return callIn(node.argument);
  if (node.type === 'ChainExpression') return callIn(node.expression);
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression'
    ? callIn(node.callee.object)
    : node;
}

describe('what a call gives is', () => {
  test.each([
    ['/*?*/a();', 'dropped'],
    ['/*?*/await a();', 'dropped'],
    ['/*?*/void a();', 'dropped'],
    ['/*?*/await a().catch(() => undefined);', 'dropped'],
    ['const x = await /*?*/a();', 'dropped'],
    ['const x = await /*?*/a();\nuse(x);', 'used'],
    ['const { count } = await /*?*/a();\nif (count === 0) throw new Error();', 'used'],
    ['const { count } = await /*?*/a();', 'dropped'],
    ['const x = (await /*?*/a()) as number;\nuse(x);', 'used'],
    ['if (await /*?*/a()) b();', 'used'],
    ['use(/*?*/a());', 'used'],
    ['export const f = () => /*?*/a();', 'used'],
    ['export const f = () => { return /*?*/a(); };', 'used'],
    ['let x; x = await /*?*/a();', 'unknown'],
  ])('%s %s', (code, is) => {
    expect(asked(code, useOfResult)).toEqual([is]);
  });

  test('asked for each element of a list that a call gives', () => {
    expect(asked('await Promise.all([/*?*/a(), /*?*/b()]);', useOfResult)).toEqual(['dropped', 'dropped']);
    const code = 'const [, second] = await Promise.all([/*?*/a(), /*?*/b()]);\nuse(second);';
    expect(asked(code, useOfResult)).toEqual(['dropped', 'used']);
  });
});

describe('the failure of a call is', () => {
  test.each([
    ['/*?*/await a().catch(() => undefined);', 'swallowed'],
    ['/*?*/await a().catch((e) => { log(e); });', 'swallowed'],
    ['/*?*/await a().then(go, () => undefined);', 'swallowed'],
    ['/*?*/await a().then(go).catch(() => undefined);', 'swallowed'],
    ['/*?*/await a().finally(stop).catch(() => undefined);', 'swallowed'],
    ['/*?*/await a().catch((e) => { keep(() => { throw e; }); });', 'swallowed'],
    ['/*?*/await a().catch((e) => { throw new Error("no", { cause: e }); });', 'passed-on'],
    ['/*?*/await a().catch((e) => Promise.reject(e));', 'passed-on'],
    ['/*?*/await a().catch((e) => { throw e; }).catch(() => undefined);', 'swallowed'],
    ['/*?*/await a().then(go);', 'passed-on'],
    ['/*?*/await a();', 'passed-on'],
    ['export const f = () => /*?*/a();', 'passed-on'],
    ['/*?*/await a().catch(onError);', 'unknown'],
    ['const later = /*?*/a();', 'unknown'],
    ['/*?*/a();', 'unobserved'],
    ['/*?*/void a();', 'unobserved'],
    ['try { /*?*/await a(); } catch { b(); }', 'caught'],
    ['try { /*?*/await a(); } finally { b(); }', 'passed-on'],
    ['try { b(); } catch { /*?*/await a(); }', 'passed-on'],
    ['try { keep(async () => { /*?*/await a(); }); } catch { b(); }', 'passed-on'],
  ])('%s %s', (code, is) => {
    expect(asked(code, endOfFailure)).toEqual([is]);
  });
});
