// Which files the presets speak about. Exported on the plugin as `files`, so that a project can see the patterns and
// override them with an entry of its own after the preset.

const SCRIPT = '*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}';

/** Everything that is JavaScript or TypeScript. */
export const SCRIPT_FILES = [`**/${SCRIPT}`];

/** Tests and what they are made of. Rules about tests hold here only, rules about production code do not. */
export const TEST_FILES = [
  '**/*.{test,spec,e2e,e2e-spec,bench}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/{test,tests,__tests__,__mocks__,mocks,e2e,cypress,playwright}/**',
  '**/{fixture,fixtures,__fixtures__}/**',
];

/** Those of them that are JavaScript or TypeScript: a folder of tests holds data and snapshots too, which other plugins lint. */
export const TEST_SCRIPTS = TEST_FILES.map((pattern) =>
  pattern.endsWith('/**') ? `${pattern}/${SCRIPT}` : pattern,
);

/** Code that a person or a deployment runs once, never a request: N queries there cost a coffee, not an outage. */
export const ONE_OFF_FILES = [
  '**/{seed,seeds,seeders}/**',
  '**/*{seed,seeder}.{js,mjs,cjs,ts,mts,cts}',
  // One for each environment: `seed.production.ts`.
  '**/{seed,seeder}.*.{js,mjs,cjs,ts,mts,cts}',
  // One for each kind of rows, beside the schema: `prisma/seed-users.ts`.
  '**/{prisma,drizzle,db,database}/{seed,seeder}*.{js,mjs,cjs,ts,mts,cts}',
  '**/{migration,migrations}/**',
  '**/{migrate,migration}.{js,mjs,cjs,ts,mts,cts}',
  '**/{script,scripts}/**',
  '**/{benchmark,benchmarks}/**',
];

/**
 * What tools write: generated clients, builds, reports. Nobody repairs anything there by hand. Only names that no source
 * folder has: `src/build` and `adapters/out` are people's work in many backends.
 */
export const GENERATED_FILES = [
  '**/{generated,__generated__}/**',
  '**/*.{generated,gen}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  // Protocol buffers.
  '**/*{_pb,.pb}.{js,mjs,cjs,ts,mts,cts}',
  '{build,coverage}/**',
  '{apps,libs,packages,services}/*/{build,coverage}/**',
  '**/{dist,.next,.nuxt,.output,.serverless,.turbo,.vercel,.wrangler}/**',
];
