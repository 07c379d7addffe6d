import type { Rule } from '../create-rule.js';
import noConsoleLogError from './no-console-log-error.js';
import noLazyRelationInLoop from './no-lazy-relation-in-loop.js';
import noMessageOnlyErrorLog from './no-message-only-error-log.js';
import noQueryInLoop from './no-query-in-loop.js';
import noRacyTokenRotation from './no-racy-token-rotation.js';
import noSecretFallback from './no-secret-fallback.js';
import noStringifiedError from './no-stringified-error.js';
import noTruthyBooleanCoercion from './no-truthy-boolean-coercion.js';
import noUnboundedQuery from './no-unbounded-query.js';
import noUncoercedInput from './no-uncoerced-input.js';
import noUndefinedFilter from './no-undefined-filter.js';
import noUnexecutedQuery from './no-unexecuted-query.js';
import noWriteInLoop from './no-write-in-loop.js';
import requireFetchTimeout from './require-fetch-timeout.js';
import requireRequestScopedLogger from './require-request-scoped-logger.js';
import requireSingleFlightRefresh from './require-single-flight-refresh.js';
import requireStructuredLogger from './require-structured-logger.js';
import validLoggerError from './valid-logger-error.js';

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  'no-console-log-error': noConsoleLogError,
  'no-lazy-relation-in-loop': noLazyRelationInLoop,
  'no-message-only-error-log': noMessageOnlyErrorLog,
  'no-query-in-loop': noQueryInLoop,
  'no-racy-token-rotation': noRacyTokenRotation,
  'no-secret-fallback': noSecretFallback,
  'no-stringified-error': noStringifiedError,
  'no-truthy-boolean-coercion': noTruthyBooleanCoercion,
  'no-unbounded-query': noUnboundedQuery,
  'no-uncoerced-input': noUncoercedInput,
  'no-undefined-filter': noUndefinedFilter,
  'no-unexecuted-query': noUnexecutedQuery,
  'no-write-in-loop': noWriteInLoop,
  'require-fetch-timeout': requireFetchTimeout,
  'require-request-scoped-logger': requireRequestScopedLogger,
  'require-single-flight-refresh': requireSingleFlightRefresh,
  'require-structured-logger': requireStructuredLogger,
  'valid-logger-error': validLoggerError,
};
