import { defineModel } from '../model.js';
import { NOTED, STEP } from '../words.js';

export const jose = defineModel({
  library: 'jose',
  kind: 'auth',
  modules: { jose: 'module' },
  versions: { jose: '5 || 6' },
  types: {
    module: {
      members: {
        SignJWT: { instance: 'unsigned' },
        EncryptJWT: { instance: 'unencrypted' },
        jwtVerify: NOTED,
      },
    },
    claims: {
      members: {
        setProtectedHeader: STEP,
        setIssuer: STEP,
        setSubject: STEP,
        setAudience: STEP,
        setJti: STEP,
        setIssuedAt: STEP,
        setNotBefore: STEP,
        setExpirationTime: STEP,
      },
    },
    unsigned: { extends: 'claims', members: { sign: { call: { mints: 'token' } } } },
    unencrypted: { extends: 'claims', members: { encrypt: { call: { mints: 'token' } } } },
  },
  sources: [
    {
      claim:
        'SignJWT.sign() and EncryptJWT.encrypt() give the finished token; the other methods give the builder back',
      url: 'https://github.com/panva/jose/blob/main/docs/jwt/sign/classes/SignJWT.md',
      checked: '2026-11-24',
    },
  ],
});
