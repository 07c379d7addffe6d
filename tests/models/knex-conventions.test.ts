// Functions that the library's own tool calls: migrations and seeds.
import { inProject, originsIn } from '../support/testkit.js';

const PACKAGE = { 'package.json': '{"dependencies":{"knex":"^3.0.0"}}' };

test.each([
  ['migrations/1_a.js', 'exports.up = async function (knex) { /*?*/knex; };', 'knex.client'],
  ['db/migrations/1_a.js', 'exports.down = (knex) => /*?*/knex;', 'knex.client'],
  ['src/migrations/1_a.ts', 'export async function up(db) { /*?*/db; }', 'knex.client'],
  ['migrations/1_a.cjs', 'module.exports = { async up(knex) { /*?*/knex; } };', 'knex.client'],
  ['migrations/1_a.js', 'async function up(knex) { /*?*/knex; }\nmodule.exports = { up };', 'knex.client'],
  ['seeds/users.js', 'exports.seed = async (knex) => { /*?*/knex; };', 'knex.client'],
  ['src/steps.js', 'exports.up = async function (knex) { /*?*/knex; };', 'unknown'],
  ['migrations/1_a.js', 'exports.other = async function (knex) { /*?*/knex; };', 'unknown'],
])('%s: %s', (file, code, is) => {
  expect(inProject({ ...PACKAGE, [file]: code }, originsIn, { open: file } as never)).toEqual([is]);
});

test('a project that asks for another tool is left alone', () => {
  const files = {
    'package.json': '{"dependencies":{"pg":"8"}}',
    'migrations/1_a.js': 'exports.up = (knex) => /*?*/knex;',
  };
  expect(inProject(files, originsIn)).toEqual(['unknown']);
});
