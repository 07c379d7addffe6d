import express from 'express';
import { config } from '../src/config.js';
import { prisma } from '../src/db.js';

export const app = express();

app.use(express.json());

app.get('/health', (_req, res) => {
  res.json({ status: 'ok' });
});

app.get('/stock/:sku', async (req, res) => {
  const { stock } = await prisma.product.findUniqueOrThrow({ where: { sku: req.params.sku } });
  res.json({ stock });
});

app.put('/stock/:sku', async (req, res) => {
  if (req.get('x-supplier-key') !== config.SUPPLIER_KEY) {
    res.status(401).json({ error: 'Unknown supplier' });
  }

  try {
    const { stock } = await prisma.product.update({
      where: { sku: req.params.sku },
      data: { stock: Number(req.body.stock) },
    });
    res.json({ stock });
  } catch (error) {
    console.error('Stock was not updated', error);
    res.status(500).json({ error: 'Could not update the stock' });
  }
});
