import { Router } from 'express';
import { salesReportQuerySchema } from '../schemas/reports.js';
import { salesReport } from '../services/reports.js';

export const reportsRouter = Router();

reportsRouter.get('/sales', async (req, res) => {
  res.json(await salesReport(salesReportQuerySchema.parse(req.query)));
});
