import express from 'express';
import { z } from 'zod';
import { config } from '../src/config.js';
import { prisma } from '../src/db.js';
import { NotFoundError, UnauthorizedError } from '../src/lib/errors.js';
import { requestLogger } from '../src/lib/logger.js';
import { errorHandler } from '../src/middleware/errors.js';

const stockSchema = z.object({ stock: z.number().int().min(0) });

export const app = express();

app.use(requestLogger);
app.use(express.json());

app.get('/health', (_req, res) => {
  res.json({ status: 'ok' });
});

app.get('/stock/:sku', async (req, res) => {
  const product = await prisma.product.findUnique({ where: { sku: req.params.sku } });
  if (!product) throw new NotFoundError('Product not found');
  res.json({ stock: product.stock });
});

app.put('/stock/:sku', async (req, res) => {
  if (req.get('x-supplier-key') !== config.SUPPLIER_KEY) {
    throw new UnauthorizedError('Unknown supplier');
  }
  const data = stockSchema.parse(req.body);
  const { stock } = await prisma.product.update({ where: { sku: req.params.sku }, data });
  res.json({ stock });
});

app.use(errorHandler);
