import { Router } from 'express';
import { salesReportQuerySchema } from '../schemas/reports.js';
import { salesReport } from '../services/reports.js';

export const reportsRouter = Router();

reportsRouter.get('/sales', async (req, res) => {
  const query = salesReportQuerySchema.parse(req.query);

  try {
    res.json(await salesReport(query));
  } catch (error) {
    console.log('Report failed', error);
    res.status(500).json({ error: 'Could not build the report' });
  }
});
