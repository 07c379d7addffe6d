import { Router } from 'express';
import { salesReportQuerySchema } from '../schemas/reports.js';
import { customerReport, salesReport } from '../services/reports.js';

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

reportsRouter.get('/customers/:email', async (req, res) => {
  try {
    res.json(await customerReport(req.params.email));
  } catch (error) {
    console.error('Report failed', error);
  }
});
