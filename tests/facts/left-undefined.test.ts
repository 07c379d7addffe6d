// Whether the code itself leaves a value undefined on a path to the marked argument of a call.
import { evidenceOfUndefined } from '../../src/facts/flow/undefined-values.js';
import { inProject, markedIn } from '../support/testkit.js';

const evidenceIn = (code: string, path = 'src/file.js'): string[] =>
  inProject(
    {
      'src/db.js':
        'export function fail(why) { throw new Error(why); }\nexport function note(why) { seen = why; }',
      [path]: code,
    },
    ({ module, analysis }) =>
      markedIn(module).map((value) => {
        const call = value.parent;
        if (call?.type !== 'CallExpression') throw new Error('The mark stands before an argument.');
        return evidenceOfUndefined(value, call, analysis);
      }),
  );

const inFunction = (body: string): string =>
  `import { fail, note } from './db.js';\nexport async function run(user, kind, rows, isAdmin) {\n${body}\n}`;

test.each([
  ['one branch', 'let id; if (user) id = user.id; use(/*?*/id);'],
  ['declared with undefined', 'let id = undefined; if (user) { id = user.id; } use(/*?*/id);'],
  ['declared with void 0, by var', 'var id = void 0; if (user) id = user.id; use(/*?*/id);'],
  ['var without a value', 'var id; if (user) id = user.id; use(/*?*/id);'],
  ['set back', 'let it = user.id; if (!user.id) it = undefined; use(/*?*/it);'],
  ['an arm of a condition', 'const id = user ? user.id : undefined; use(/*?*/id);'],
  ['the other arm', 'const id = user === null ? undefined : user.id; use(/*?*/id);'],
  ['an arm in the call', 'use(/*?*/user ? user.id : undefined);'],
  ['an optional chain under a name', 'const id = user?.id; use(/*?*/id);'],
  ['two names', 'const first = user?.id; const id = first; use(/*?*/id);'],
  ['behind ??', 'let id; if (user) id = user.id; use(/*?*/kind ?? id);'],
  ['else if', "let id; if (kind === 'a') id = rows[0]; else if (kind === 'b') id = rows[1]; use(/*?*/id);"],
  [
    'switch',
    "let id; switch (kind) { case 'a': id = rows[0]; break; case 'b': id = rows[1]; } use(/*?*/id);",
  ],
  [
    'an attempt',
    'let id; try { id = await load(kind); } catch (error) { console.error(error); } use(/*?*/id);',
  ],
  [
    'an attempt with a note',
    'let id; try { id = await load(kind); } catch (error) { note(error); } use(/*?*/id);',
  ],
  [
    'an attempt with a last word',
    'let id; try { id = await load(kind); } catch { } finally { close(); } use(/*?*/id);',
  ],
  ['a loop', 'let id; for (const row of rows) id = row.id; use(/*?*/id);'],
  [
    'a loop that looks for one',
    "let id; for (const row of rows) { if (row.kind === 'a') { id = row.id; break; } } use(/*?*/id);",
  ],
  ['while', 'let id; let row; while ((row = next())) id = row.id; use(/*?*/id);'],
  ['a way out of something else', 'let id; if (user) id = user.id; if (!kind) return; use(/*?*/id);'],
  ['in a function that runs later', 'let id; if (user) id = user.id; return () => use(/*?*/id);'],
  ['in a list', 'let id; if (user) id = user.id; return rows.map((row) => use(/*?*/id));'],
  ['never written', 'let id; use(/*?*/id);'],
  ['only in the branch that leaves', 'let id; if (!user) { id = 1; return id; } use(/*?*/id);'],
])('likely: %s', (_, body) => {
  expect(evidenceIn(inFunction(body))).toEqual(['likely']);
});

test.each([
  ['both branches', "let id; if (user) id = user.id; else id = 'none'; use(/*?*/id);"],
  ['a branch that leaves', 'let id; if (user) id = user.id; else return; use(/*?*/id);'],
  ['a branch that throws', 'let id; if (user) { id = user.id; } else { throw new Error(); } use(/*?*/id);'],
  [
    'a branch that ends in a throw elsewhere',
    "let id; if (user) id = user.id; else fail('no user'); use(/*?*/id);",
  ],
  ['a branch that may end', 'let id; if (user) id = user.id; else missing.stop(); use(/*?*/id);'],
  ['a branch that ends the process', 'let id; if (user) id = user.id; else process.exit(1); use(/*?*/id);'],
  ['every case', "let id; switch (kind) { case 'a': id = 1; break; default: id = 2; } use(/*?*/id);"],
  ['a case that leaves', "let id; switch (kind) { case 'a': id = 1; break; default: return; } use(/*?*/id);"],
  ['cases that fall through', "let id; switch (kind) { case 'a': case 'b': default: id = 2; } use(/*?*/id);"],
  ['a catch that leaves', 'let id; try { id = await load(kind); } catch { return; } use(/*?*/id);'],
  ['a catch that writes', "let id; try { id = await load(kind); } catch { id = 'none'; } use(/*?*/id);"],
  ['an attempt without a catch', 'let id; try { id = await load(kind); } finally { close(); } use(/*?*/id);'],
  ['within the attempt', 'let id; try { id = await load(kind); use(/*?*/id); } catch { }'],
  ['what cannot throw', "let id; try { id = 'a'; await load(id); } catch { } use(/*?*/id);"],
  ['a loop that runs', 'let id; for (const each of [1, 2]) id = each; use(/*?*/id);'],
  ['a count that runs', 'let id; for (let i = 0; i < 3; i += 1) id = i; use(/*?*/id);'],
  ['do', 'let id; do { id = next(); } while (more()); use(/*?*/id);'],
  ['an endless loop', 'let id; while (true) { id = next(); if (found(rows)) break; } use(/*?*/id);'],
  [
    'tries of which the last throws',
    'let id; for (let i = 0; i < 3; i += 1) { try { id = await load(); break; } catch (e) { if (i === 2) throw e; } } use(/*?*/id);',
  ],
  ['written anew', "let id; if (user) id = user.id; id ??= 'none'; use(/*?*/id);"],
  ['a value in place of it', "let id; if (user) id = user.id; use(/*?*/id ?? 'none');"],
  ['an or in place of it', "let id; if (user) id = user.id; const it = id || 'none'; use(/*?*/it);"],
  ['asked', 'let id; if (user) id = user.id; if (!id) return; use(/*?*/id);'],
  ['asked around', 'let id; if (user) id = user.id; if (id) use(/*?*/id);'],
  [
    'handed to an assertion that is waited for',
    'let id; if (user) id = user.id; await assertGiven(id); use(/*?*/id);',
  ],
  ['asked by a loop', 'let id; if (user) id = user.id; while (id) use(/*?*/id);'],
  ['the same question again', 'let id; if (user) id = user.id; if (!user) return; use(/*?*/id);'],
  ['the same question around', 'let id; if (user) id = user.id; if (user) use(/*?*/id);'],
  [
    'the same question under a name',
    'const isIn = Boolean(user); let id; if (isIn) id = user.id; if (!user) return; use(/*?*/id);',
  ],
  [
    'a name made of the question',
    'const isIn = Boolean(user); let id; if (user) id = user.id; if (!isIn) return; use(/*?*/id);',
  ],
  [
    'a note of it',
    'let id; let isIn = false; if (user) { id = user.id; isIn = true; } if (!isIn) return; use(/*?*/id);',
  ],
  [
    'a note of the failure',
    'let id; let failed; try { id = await load(); } catch (e) { failed = e; } if (failed) throw failed; use(/*?*/id);',
  ],
  ['two halves of a question', "let id; if (user) id = user.id; if (!user) id = 'none'; use(/*?*/id);"],
  [
    'what the list holds was asked',
    'if (rows.length === 0) return; let id; for (const row of rows) id = row.id; use(/*?*/id);',
  ],
  [
    'what is made of it was asked',
    'let id; if (user) id = user.id; const row = await find(id); if (!row) return; use(/*?*/id);',
  ],
  [
    'the condition was asked before',
    'if (!user) return; const id = user ? user.id : undefined; use(/*?*/id);',
  ],
  ['the root of a chain was asked', 'const id = user?.id; if (!user) return; use(/*?*/id);'],
  ['written by another function', 'let id; rows.forEach((row) => { id = row.id; }); use(/*?*/id);'],
  [
    'read by a function that runs while it is written',
    'let id; const read = () => use(/*?*/id); if (user) id = user.id; read();',
  ],
  ['an exclamation mark is asked for', 'let id; if (user) id = user.id; use(/*?*/id.trim());'],
  ['a pattern', 'let id; ({ id } = user); use(/*?*/id);'],
  ['a list of values', 'for (const id of rows) use(/*?*/id);'],
  [
    'a label',
    'let id; out: for (const row of rows) { for (const part of row) { id = part; break out; } } use(/*?*/id);',
  ],
])('silent: %s', (_, body) => {
  expect(evidenceIn(inFunction(body))).toEqual(['unknown']);
});

test.each([
  ['who sees all', 'const id = isAdmin ? undefined : user.id; use(/*?*/id);'],
  ['who sees all, of the same user', 'use(/*?*/user.isAdmin ? undefined : user.id);'],
  ['who sees all, in statements', 'let id; if (!isAdmin) id = user.id; use(/*?*/id);'],
  [
    'one of two questions is another one',
    'const id = user && !user.isAdmin ? user.id : undefined; use(/*?*/id);',
  ],
  ['an empty text is none', 'const id = kind || undefined; use(/*?*/id);'],
  [
    'a case of its own',
    "let id; switch (kind) { case 'all': break; case 'a': id = rows[0]; break; case 'b': id = rows[1]; } use(/*?*/id);",
  ],
])('chosen: %s', (_, body) => {
  expect(evidenceIn(inFunction(body))).toEqual(['chosen']);
});

test('types that list the cases, and types that cannot', () => {
  const choice = "let id; if (kind === 'a') id = 1; else if (kind === 'b') id = 2; use(/*?*/id);";
  const code = `type Kind = 'a' | 'b';
export function listed(kind: Kind) { ${choice} }
export function open(kind: string) { ${choice} }
export function inferred() { const kind = kindOf(); ${choice} }
export function sure(user?: { id: number }) { let id!: number; if (user) id = user.id; use(/*?*/id); }
export function said(user?: { id: number }) { let id: number | undefined; if (user) id = user.id; use(/*?*/id!); }
export const method = { run(user?: { id: number }) { let id: number | undefined; if (user) id = user.id; use(/*?*/id as number); } };`;
  expect(evidenceIn(code, 'src/file.ts')).toEqual([
    'unknown',
    'likely',
    'unknown',
    'unknown',
    'unknown',
    'likely',
  ]);
});

test('at the top of a module', () => {
  expect(evidenceIn('let id;\nif (process.argv[2]) id = process.argv[2];\nuse(/*?*/id);')).toEqual([
    'likely',
  ]);
});
