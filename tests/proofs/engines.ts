// What the proofs run on. An engine that npm brings is on every machine; a server is used wherever it is installed, and CI
// has all of them. A proof runs on every engine of its database that is here: PGlite shows a newcomer what PostgreSQL shows
// in CI, and CI shows that they agree.
import { describeLack, findProgram, type Lack, type Packages } from '../support/needs.js';
import { startMongo, startPglite } from './embedded.js';
import { postgresFolders, startMariadb, startPostgres, startRedis } from './servers.js';

/** The language that a client speaks with its server. */
export type Database = 'postgres' | 'mariadb' | 'redis' | 'mongo';

/** An engine that was started: what it keeps is in a temporary folder and gone afterwards. */
export interface Server {
  readonly url: string;
  /**
   * A file with a line for each statement that arrived, so that statements are counted where they arrive and no library has
   * to be believed.
   */
  readonly journal: string;
  /** Which of its lines are statements, as the source of a regular expression. */
  readonly statement: string;
  stop(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  readonly database: Database;
  /** Why it cannot be started here. */
  readonly lack: Lack;
  start(): Promise<Server>;
}

const embedded = (name: string, database: Database, start: Engine['start']): Engine => ({
  name,
  database,
  lack: undefined,
  start,
});

const installed = (
  name: string,
  database: Database,
  start: Engine['start'],
  { programs, folders, packages }: { programs: readonly string[]; folders?: string[]; packages: Packages },
): Engine => ({
  name,
  database,
  lack: programs.every((program) => findProgram(program, folders) !== undefined)
    ? undefined
    : describeLack(name, packages),
  start,
});

export const ENGINES: readonly Engine[] = [
  embedded('PGlite', 'postgres', startPglite),
  installed('PostgreSQL', 'postgres', startPostgres, {
    programs: ['initdb', 'postgres'],
    folders: postgresFolders(),
    packages: { apt: 'postgresql', brew: 'postgresql' },
  }),
  installed('MariaDB', 'mariadb', startMariadb, {
    programs: ['mariadbd', 'mariadb-install-db'],
    packages: { apt: 'mariadb-server', brew: 'mariadb' },
  }),
  installed('Redis', 'redis', startRedis, {
    programs: ['redis-server'],
    packages: { apt: 'redis-server', brew: 'redis' },
  }),
  embedded('a MongoDB in memory', 'mongo', startMongo),
];
