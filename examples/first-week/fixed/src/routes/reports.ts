import { Router } from 'express';
import { salesReportQuerySchema } from '../schemas/reports.js';
import { customerReport, salesReport } from '../services/reports.js';

export const reportsRouter = Router();

reportsRouter.get('/sales', async (req, res) => {
  res.json(await salesReport(salesReportQuerySchema.parse(req.query)));
});

reportsRouter.get('/customers/:email', async (req, res) => {
  res.json(await customerReport(req.params.email));
});
