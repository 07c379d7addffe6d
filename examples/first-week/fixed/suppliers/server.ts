import { config } from '../src/config.js';
import { app } from './app.js';

app.listen(config.PORT);
