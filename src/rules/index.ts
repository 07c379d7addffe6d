import type { Rule } from '../create-rule.js';
import noConsoleLogError from './no-console-log-error.js';
import noQueryInLoop from './no-query-in-loop.js';
import noRacyTokenRotation from './no-racy-token-rotation.js';
import noStringifiedError from './no-stringified-error.js';
import noTruthyBooleanCoercion from './no-truthy-boolean-coercion.js';
import noUncoercedInput from './no-uncoerced-input.js';
import requireSingleFlightRefresh from './require-single-flight-refresh.js';
import validLoggerError from './valid-logger-error.js';

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  'no-console-log-error': noConsoleLogError,
  'no-query-in-loop': noQueryInLoop,
  'no-racy-token-rotation': noRacyTokenRotation,
  'no-stringified-error': noStringifiedError,
  'no-truthy-boolean-coercion': noTruthyBooleanCoercion,
  'no-uncoerced-input': noUncoercedInput,
  'require-single-flight-refresh': requireSingleFlightRefresh,
  'valid-logger-error': validLoggerError,
};
