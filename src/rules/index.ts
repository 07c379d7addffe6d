import type { Rule } from '../create-rule.js';
import expressErrorHandlerArity from './express-error-handler-arity.js';
import noAnyStatusAssertion from './no-any-status-assertion.js';
import noCheckThenAct from './no-check-then-act.js';
import noConcurrentQueriesInTransaction from './no-concurrent-queries-in-transaction.js';
import noConsoleLogError from './no-console-log-error.js';
import noDoubleResponse from './no-double-response.js';
import noEmptyStringCoercion from './no-empty-string-coercion.js';
import noExternalCallInTransaction from './no-external-call-in-transaction.js';
import noIgnoredUpdateCount from './no-ignored-update-count.js';
import noLazyRelationInLoop from './no-lazy-relation-in-loop.js';
import noLeakyErrorResponse from './no-leaky-error-response.js';
import noMessageOnlyErrorLog from './no-message-only-error-log.js';
import noMockEchoAssertion from './no-mock-echo-assertion.js';
import noMockOfModuleUnderTest from './no-mock-of-module-under-test.js';
import noMockedDatabaseInIntegrationTests from './no-mocked-database-in-integration-tests.js';
import noOuterClientInTransaction from './no-outer-client-in-transaction.js';
import noQueryInLoop from './no-query-in-loop.js';
import noRacyTokenRotation from './no-racy-token-rotation.js';
import noRacyUpsert from './no-racy-upsert.js';
import noReadModifyWrite from './no-read-modify-write.js';
import noRetriedTokenRefresh from './no-retried-token-refresh.js';
import noSecretFallback from './no-secret-fallback.js';
import noStatusOnlyAssertion from './no-status-only-assertion.js';
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
import requireAwaitedRequest from './require-awaited-request.js';
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
  'no-any-status-assertion': noAnyStatusAssertion,
  'no-check-then-act': noCheckThenAct,
  'no-concurrent-queries-in-transaction': noConcurrentQueriesInTransaction,
  'no-console-log-error': noConsoleLogError,
  'no-double-response': noDoubleResponse,
  'no-empty-string-coercion': noEmptyStringCoercion,
  'no-external-call-in-transaction': noExternalCallInTransaction,
  'no-ignored-update-count': noIgnoredUpdateCount,
  'no-lazy-relation-in-loop': noLazyRelationInLoop,
  'no-leaky-error-response': noLeakyErrorResponse,
  'no-message-only-error-log': noMessageOnlyErrorLog,
  'no-mock-echo-assertion': noMockEchoAssertion,
  'no-mock-of-module-under-test': noMockOfModuleUnderTest,
  'no-mocked-database-in-integration-tests': noMockedDatabaseInIntegrationTests,
  'no-outer-client-in-transaction': noOuterClientInTransaction,
  'no-query-in-loop': noQueryInLoop,
  'no-racy-token-rotation': noRacyTokenRotation,
  'no-racy-upsert': noRacyUpsert,
  'no-read-modify-write': noReadModifyWrite,
  'no-retried-token-refresh': noRetriedTokenRefresh,
  'no-secret-fallback': noSecretFallback,
  'no-status-only-assertion': noStatusOnlyAssertion,
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
  'require-awaited-request': requireAwaitedRequest,
  'require-error-capture': requireErrorCapture,
  'require-fetch-timeout': requireFetchTimeout,
  'require-request-scoped-logger': requireRequestScopedLogger,
  'require-response-in-catch': requireResponseInCatch,
  'require-single-flight-refresh': requireSingleFlightRefresh,
  'require-structured-logger': requireStructuredLogger,
  'valid-logger-error': validLoggerError,
};
