import type { Rule } from '../create-rule.js';
import expressErrorHandlerArity from './express-error-handler-arity.js';
import noConsoleLogError from './no-console-log-error.js';
import noDoubleResponse from './no-double-response.js';
import noEmptyStringCoercion from './no-empty-string-coercion.js';
import noLazyRelationInLoop from './no-lazy-relation-in-loop.js';
import noLeakyErrorResponse from './no-leaky-error-response.js';
import noMessageOnlyErrorLog from './no-message-only-error-log.js';
import noQueryInLoop from './no-query-in-loop.js';
import noRacyTokenRotation from './no-racy-token-rotation.js';
import noSecretFallback from './no-secret-fallback.js';
import noStringifiedError from './no-stringified-error.js';
import noSwallowedError from './no-swallowed-error.js';
import noTruthyBooleanCoercion from './no-truthy-boolean-coercion.js';
import noUnboundedQuery from './no-unbounded-query.js';
import noUncheckedNumberParse from './no-unchecked-number-parse.js';
import noUncoercedInput from './no-uncoerced-input.js';
import noUndefinedFilter from './no-undefined-filter.js';
import noUnexecutedQuery from './no-unexecuted-query.js';
import noUnvalidatedTransform from './no-unvalidated-transform.js';
import noWriteInLoop from './no-write-in-loop.js';
import requireAsyncErrorHandling from './require-async-error-handling.js';
import requireErrorCapture from './require-error-capture.js';
import requireFetchTimeout from './require-fetch-timeout.js';
import requireRequestScopedLogger from './require-request-scoped-logger.js';
import requireResponseInCatch from './require-response-in-catch.js';
import requireSingleFlightRefresh from './require-single-flight-refresh.js';
import requireStructuredLogger from './require-structured-logger.js';
import validLoggerError from './valid-logger-error.js';

/** Every rule by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  'express-error-handler-arity': expressErrorHandlerArity,
  'no-console-log-error': noConsoleLogError,
  'no-double-response': noDoubleResponse,
  'no-empty-string-coercion': noEmptyStringCoercion,
  'no-lazy-relation-in-loop': noLazyRelationInLoop,
  'no-leaky-error-response': noLeakyErrorResponse,
  'no-message-only-error-log': noMessageOnlyErrorLog,
  'no-query-in-loop': noQueryInLoop,
  'no-racy-token-rotation': noRacyTokenRotation,
  'no-secret-fallback': noSecretFallback,
  'no-stringified-error': noStringifiedError,
  'no-swallowed-error': noSwallowedError,
  'no-truthy-boolean-coercion': noTruthyBooleanCoercion,
  'no-unbounded-query': noUnboundedQuery,
  'no-unchecked-number-parse': noUncheckedNumberParse,
  'no-uncoerced-input': noUncoercedInput,
  'no-undefined-filter': noUndefinedFilter,
  'no-unexecuted-query': noUnexecutedQuery,
  'no-unvalidated-transform': noUnvalidatedTransform,
  'no-write-in-loop': noWriteInLoop,
  'require-async-error-handling': requireAsyncErrorHandling,
  'require-error-capture': requireErrorCapture,
  'require-fetch-timeout': requireFetchTimeout,
  'require-request-scoped-logger': requireRequestScopedLogger,
  'require-response-in-catch': requireResponseInCatch,
  'require-single-flight-refresh': requireSingleFlightRefresh,
  'require-structured-logger': requireStructuredLogger,
  'valid-logger-error': validLoggerError,
};
