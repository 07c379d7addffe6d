import { defineModel, type ApiType } from '../model.js';
import { NOTED } from '../words.js';

const SIGN = { call: { mints: 'token' } } as const satisfies ApiType;

export const nestJwt = defineModel({
  library: '@nestjs/jwt',
  kind: 'auth',
  modules: { '@nestjs/jwt': 'module' },
  versions: { '@nestjs/jwt': '10 - 12' },
  types: {
    module: { members: { JwtService: { instance: 'service' } } },
    service: { members: { sign: SIGN, signAsync: SIGN, verify: NOTED, verifyAsync: NOTED } },
  },
  sources: [
    {
      claim: 'sign() and signAsync() of JwtService give a signed token',
      url: 'https://github.com/nestjs/jwt#readme',
      checked: '2026-11-24',
    },
  ],
});
