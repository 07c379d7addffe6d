// Services that a container gives: the query stands in a class that no import leads to.
import rule from '../../src/rules/no-query-in-loop.js';
import { testRule } from '../support/rule-tester.js';

const DB = `
const { Pool } = require('pg');
module.exports = new Pool();
`;
const REPOSITORY = `
module.exports = class SeatRepository {
  constructor({ db }) {
    this.db = db;
  }
  async ofHall(hall) {
    const { rows } = await this.db.query('select id, name from seats where hall_id = $1', [hall]);
    return rows;
  }
};
`;
const CONTAINER = `
const { asClass, asValue, createContainer } = require('awilix');
const db = require('./db');
const SeatRepository = require('./seat-repository');
const HallService = require('./halls');
module.exports = createContainer().register({
  db: asValue(db),
  seatRepository: asClass(SeatRepository).singleton(),
  hallService: asClass(HallService).scoped(),
});
`;
const TWO = `
const { asClass, asValue, createContainer } = require('awilix');
const SeatRepository = require('./seat-repository');
const HallService = require('./halls');
const container = createContainer();
container.register({ db: asValue(require('./db')), hallService: asClass(HallService) });
if (process.env.SEATS === 'memory') container.register('seatRepository', asValue({ ofHall: () => [] }));
else container.register('seatRepository', asClass(SeatRepository));
module.exports = container;
`;
const INTERFACE = `
export interface Seat { id: string; name: string }
export interface Seats { ofHall(hall: string): Promise<Seat[]> }
export class SeatsInMemory implements Seats {
  async ofHall(hall: string): Promise<Seat[]> { return [{ id: hall, name: hall }]; }
}
`;
const PRISMA = `
import { PrismaClient } from '@prisma/client';
import type { Seats } from './seats';
const prisma = new PrismaClient();
export class SeatsInDatabase implements Seats {
  async ofHall(hall: string) {
    return prisma.seat.findMany({ where: { hallId: hall } });
  }
}
`;

testRule('no-query-in-loop: containers', rule, {
  valid: [
    {
      name: 'a key under which one of two things is registered is neither, in plain JavaScript',
      filename: 'src/halls.js',
      files: { 'src/db.js': DB, 'src/seat-repository.js': REPOSITORY, 'src/container.js': TWO },
      code: `
module.exports = class HallService {
  constructor({ seatRepository }) {
    this.seats = seatRepository;
  }
  async plans(halls) {
    const plans = [];
    for (const hall of halls) plans.push(await this.seats.ofHall(hall.id));
    return plans;
  }
};
`,
    },
    {
      name: 'a class that no container makes is handed what its caller has',
      filename: 'src/halls.js',
      files: {
        'src/db.js': DB,
        'src/seat-repository.js': REPOSITORY,
        'src/container.js': CONTAINER.replace('hallService: asClass(HallService).scoped(),', ''),
      },
      code: `
module.exports = class HallService {
  constructor({ seatRepository }) {
    this.seats = seatRepository;
  }
  async plans(halls) {
    const plans = [];
    for (const hall of halls) plans.push(await this.seats.ofHall(hall.id));
    return plans;
  }
};
`,
    },
    {
      name: 'what is registered in the process is asked there',
      filename: 'src/halls.ts',
      files: {
        'src/seats.ts': INTERFACE,
        'src/prisma-seats.ts': PRISMA,
        'src/container.ts': `
import { container } from 'tsyringe';
import { SeatsInMemory } from './seats';
container.registerSingleton('Seats', SeatsInMemory);
`,
      },
      code: `
import { inject, injectable } from 'tsyringe';
import type { Seats } from './seats';
@injectable()
export class Halls {
  constructor(@inject('Seats') private readonly seats: Seats) {}
  async plans(halls: { id: string }[]) {
    const plans = [];
    for (const hall of halls) plans.push(await this.seats.ofHall(hall.id));
    return plans;
  }
}
`,
    },
  ],
  invalid: [
    {
      name: 'a repository that Awilix hands to a service, in plain JavaScript',
      filename: 'src/halls.js',
      files: { 'src/db.js': DB, 'src/seat-repository.js': REPOSITORY, 'src/container.js': CONTAINER },
      code: `
module.exports = class HallService {
  constructor({ seatRepository }) {
    this.seats = seatRepository;
  }
  async plans(halls) {
    const plans = [];
    for (const hall of halls) plans.push(await this.seats.ofHall(hall.id));
    return plans;
  }
};
`,
      errors: [{ messageId: 'readBehindCall', at: 'this.seats.ofHall' }],
    },
    {
      name: 'one that a handler asks the container of its request for',
      filename: 'src/routes.js',
      files: {
        'package.json':
          '{ "dependencies": { "awilix": "13", "awilix-express": "10", "express": "5", "pg": "8" } }',
        'src/db.js': DB,
        'src/seat-repository.js': REPOSITORY,
        'src/halls.js': 'module.exports = class HallService {};',
        'src/container.js': CONTAINER,
      },
      code: `
const router = require('express').Router();
router.post('/plans', async (req, res) => {
  const seats = req.container.resolve('seatRepository');
  const plans = [];
  for (const hall of req.body.halls) plans.push(await seats.ofHall(hall));
  res.json(plans);
});
module.exports = router;
`,
      errors: [{ messageId: 'readBehindCall', at: 'seats.ofHall' }],
    },
    {
      name: 'of the classes that implement an interface, the one that is registered',
      filename: 'src/halls.ts',
      files: {
        'src/seats.ts': INTERFACE,
        'src/prisma-seats.ts': PRISMA,
        'src/container.ts': `
import { container } from 'tsyringe';
import { SeatsInDatabase } from './prisma-seats';
container.registerSingleton('Seats', SeatsInDatabase);
`,
      },
      code: `
import { inject, injectable } from 'tsyringe';
import type { Seats } from './seats';
@injectable()
export class Halls {
  constructor(@inject('Seats') private readonly seats: Seats) {}
  async plans(halls: { id: string }[]) {
    const plans = [];
    for (const hall of halls) plans.push(await this.seats.ofHall(hall.id));
    return plans;
  }
}
`,
      errors: [{ messageId: 'readBehindCall', at: 'this.seats.ofHall' }],
    },
    {
      name: 'what a module of Nest provides under a symbol, or in the place of an abstract class',
      filename: 'src/halls.ts',
      files: {
        'src/seats.ts': `${INTERFACE}
export const SEATS = Symbol('seats');
export abstract class AnySeats implements Seats { abstract ofHall(hall: string): Promise<Seat[]> }
`,
        'src/prisma-seats.ts': PRISMA,
        'src/module.ts': `
import { Module } from '@nestjs/common';
import { AnySeats, SEATS } from './seats';
import { SeatsInDatabase } from './prisma-seats';
const providers = [{ provide: SEATS, useFactory: () => new SeatsInDatabase() }];
@Module({ providers: [...providers, { provide: AnySeats, useExisting: SEATS }] })
export class HallModule {}
`,
      },
      code: `
import { Inject, Injectable } from '@nestjs/common';
import { AnySeats, SEATS, type Seats } from './seats';
@Injectable()
export class Halls {
  constructor(
    @Inject(SEATS) private readonly seats: Seats,
    private readonly others: AnySeats,
  ) {}
  async plans(halls: { id: string }[]) {
    const plans = [];
    for (const hall of halls) plans.push(await this.seats.ofHall(hall.id));
    for (const hall of halls) plans.push(await this.others.ofHall(hall.id));
    return plans;
  }
}
`,
      errors: [
        { messageId: 'readBehindCall', at: 'this.seats.ofHall' },
        { messageId: 'readBehindCall', at: 'this.others.ofHall' },
      ],
    },
  ],
});
