import express from 'express';
import { requireAuth } from './auth/require-auth.js';
import { config } from './config.js';
import { errorHandler } from './middleware/errors.js';
import { authRouter } from './routes/auth.js';
import { creditRouter } from './routes/credit.js';
import { dashboardRouter } from './routes/dashboard.js';
import { ordersRouter } from './routes/orders.js';
import { paymentsRouter } from './routes/payments.js';
import { productsRouter } from './routes/products.js';
import { reportsRouter } from './routes/reports.js';
import { usersRouter } from './routes/users.js';

export const app = express();

app.set('trust proxy', config.TRUST_PROXY);

app.get('/health', (_req, res) => {
  res.json({ status: 'ok' });
});

app.use('/auth', authRouter);
app.use('/products', productsRouter);
app.use('/users', requireAuth, usersRouter);
app.use('/orders', requireAuth, ordersRouter);
app.use('/credit', requireAuth, creditRouter);
app.use('/payments', requireAuth, paymentsRouter);
app.use('/reports', requireAuth, reportsRouter);
app.use('/dashboard', requireAuth, dashboardRouter);

app.use(errorHandler);
