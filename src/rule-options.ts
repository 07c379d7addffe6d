// Written by `npm run generate` from the rules' schemas.
import type { Linter } from 'eslint';

export interface RuleOptions {
  /**
   * Require error handlers to take four parameters
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/express-error-handler-arity.md
   */
  'first-draft/express-error-handler-arity'?: Linter.RuleEntry<FirstDraftExpressErrorHandlerArity>;
  /**
   * Disallow an assertion that holds whatever the server answers
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-any-status-assertion.md
   */
  'first-draft/no-any-status-assertion'?: Linter.RuleEntry<FirstDraftNoAnyStatusAssertion>;
  /**
   * Disallow a write that relies on an earlier read and does not repeat its condition
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-check-then-act.md
   */
  'first-draft/no-check-then-act'?: Linter.RuleEntry<FirstDraftNoCheckThenAct>;
  /**
   * Disallow starting several statements at once through one transaction
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-concurrent-queries-in-transaction.md
   */
  'first-draft/no-concurrent-queries-in-transaction'?: Linter.RuleEntry<FirstDraftNoConcurrentQueriesInTransaction>;
  /**
   * Disallow printing a caught error to standard output
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-console-log-error.md
   */
  'first-draft/no-console-log-error'?: Linter.RuleEntry<FirstDraftNoConsoleLogError>;
  /**
   * Disallow an answer to a request that falls through to another one
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-double-response.md
   */
  'first-draft/no-double-response'?: Linter.RuleEntry<FirstDraftNoDoubleResponse>;
  /**
   * Disallow coercion that makes 0 of an empty string, or of a field that was not sent
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-empty-string-coercion.md
   */
  'first-draft/no-empty-string-coercion'?: Linter.RuleEntry<FirstDraftNoEmptyStringCoercion>;
  /**
   * Disallow waiting for other services, mail, queues and pauses while a transaction is open
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-external-call-in-transaction.md
   */
  'first-draft/no-external-call-in-transaction'?: Linter.RuleEntry<FirstDraftNoExternalCallInTransaction>;
  /**
   * Disallow a conditional update of one row whose affected count nobody looks at
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-ignored-update-count.md
   */
  'first-draft/no-ignored-update-count'?: Linter.RuleEntry<FirstDraftNoIgnoredUpdateCount>;
  /**
   * Disallow a lazy relation that is read once per element of a list
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-lazy-relation-in-loop.md
   */
  'first-draft/no-lazy-relation-in-loop'?: Linter.RuleEntry<FirstDraftNoLazyRelationInLoop>;
  /**
   * Disallow sending an unexpected error to the client
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-leaky-error-response.md
   */
  'first-draft/no-leaky-error-response'?: Linter.RuleEntry<FirstDraftNoLeakyErrorResponse>;
  /**
   * Disallow logging a failure by its error's message alone
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-message-only-error-log.md
   */
  'first-draft/no-message-only-error-log'?: Linter.RuleEntry<FirstDraftNoMessageOnlyErrorLog>;
  /**
   * Disallow an assertion on what the test itself told a mock to give
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-mock-echo-assertion.md
   */
  'first-draft/no-mock-echo-assertion'?: Linter.RuleEntry<FirstDraftNoMockEchoAssertion>;
  /**
   * Disallow mocking the module that a test file tests
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-mock-of-module-under-test.md
   */
  'first-draft/no-mock-of-module-under-test'?: Linter.RuleEntry<FirstDraftNoMockOfModuleUnderTest>;
  /**
   * Disallow mocking the database in a test that goes through the application
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-mocked-database-in-integration-tests.md
   */
  'first-draft/no-mocked-database-in-integration-tests'?: Linter.RuleEntry<FirstDraftNoMockedDatabaseInIntegrationTests>;
  /**
   * Disallow statements that run inside a transaction and are not sent through it
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-outer-client-in-transaction.md
   */
  'first-draft/no-outer-client-in-transaction'?: Linter.RuleEntry<FirstDraftNoOuterClientInTransaction>;
  /**
   * Disallow a database read that runs once per element of a list
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-query-in-loop.md
   */
  'first-draft/no-query-in-loop'?: Linter.RuleEntry<FirstDraftNoQueryInLoop>;
  /**
   * Disallow spending a one-time token with a write that does not repeat the check
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-racy-token-rotation.md
   */
  'first-draft/no-racy-token-rotation'?: Linter.RuleEntry<FirstDraftNoRacyTokenRotation>;
  /**
   * Disallow upserts that read first, so that two at once both insert
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-racy-upsert.md
   */
  'first-draft/no-racy-upsert'?: Linter.RuleEntry<FirstDraftNoRacyUpsert>;
  /**
   * Disallow writing back a value that was computed from an earlier read of the row
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-read-modify-write.md
   */
  'first-draft/no-read-modify-write'?: Linter.RuleEntry<FirstDraftNoReadModifyWrite>;
  /**
   * Disallow retrying the exchange of a one-time token
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-retried-token-refresh.md
   */
  'first-draft/no-retried-token-refresh'?: Linter.RuleEntry<FirstDraftNoRetriedTokenRefresh>;
  /**
   * Disallow a text in the code that stands in for a secret which is not set
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-secret-fallback.md
   */
  'first-draft/no-secret-fallback'?: Linter.RuleEntry<FirstDraftNoSecretFallback>;
  /**
   * Disallow a test that looks at the status of an answer alone
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-status-only-assertion.md
   */
  'first-draft/no-status-only-assertion'?: Linter.RuleEntry<FirstDraftNoStatusOnlyAssertion>;
  /**
   * Disallow turning an error into JSON, which keeps neither its message nor its stack
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-stringified-error.md
   */
  'first-draft/no-stringified-error'?: Linter.RuleEntry<FirstDraftNoStringifiedError>;
  /**
   * Disallow making the failure of a query or a request disappear
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-swallowed-error.md
   */
  'first-draft/no-swallowed-error'?: Linter.RuleEntry<FirstDraftNoSwallowedError>;
  /**
   * Disallow turning strings into booleans by truthiness, where `'false'` becomes true
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-truthy-boolean-coercion.md
   */
  'first-draft/no-truthy-boolean-coercion'?: Linter.RuleEntry<FirstDraftNoTruthyBooleanCoercion>;
  /**
   * Disallow reading a whole table to answer a request
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-unbounded-query.md
   */
  'first-draft/no-unbounded-query'?: Linter.RuleEntry<FirstDraftNoUnboundedQuery>;
  /**
   * Disallow numbers that are read from a request or the environment and reach a query as NaN
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-unchecked-number-parse.md
   */
  'first-draft/no-unchecked-number-parse'?: Linter.RuleEntry<FirstDraftNoUncheckedNumberParse>;
  /**
   * Disallow number, boolean, date and bigint schemas on input that is always a string
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-uncoerced-input.md
   */
  'first-draft/no-uncoerced-input'?: Linter.RuleEntry<FirstDraftNoUncoercedInput>;
  /**
   * Disallow a filter value that may be undefined where the library then leaves the condition out
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-undefined-filter.md
   */
  'first-draft/no-undefined-filter'?: Linter.RuleEntry<FirstDraftNoUndefinedFilter>;
  /**
   * Disallow a database query that is built and never sent
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-unexecuted-query.md
   */
  'first-draft/no-unexecuted-query'?: Linter.RuleEntry<FirstDraftNoUnexecutedQuery>;
  /**
   * Disallow turning text into a number in a schema that lets NaN through
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-unvalidated-transform.md
   */
  'first-draft/no-unvalidated-transform'?: Linter.RuleEntry<FirstDraftNoUnvalidatedTransform>;
  /**
   * Disallow a database write that runs once per element of a list where one statement does the same
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/no-write-in-loop.md
   */
  'first-draft/no-write-in-loop'?: Linter.RuleEntry<FirstDraftNoWriteInLoop>;
  /**
   * Require async handlers to handle their errors where the framework does not
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/require-async-error-handling.md
   */
  'first-draft/require-async-error-handling'?: Linter.RuleEntry<FirstDraftRequireAsyncErrorHandling>;
  /**
   * Require a test to wait for the requests that it sends
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/require-awaited-request.md
   */
  'first-draft/require-awaited-request'?: Linter.RuleEntry<FirstDraftRequireAwaitedRequest>;
  /**
   * Require an answered failure of the server to reach the error tracker
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/require-error-capture.md
   */
  'first-draft/require-error-capture'?: Linter.RuleEntry<FirstDraftRequireErrorCapture>;
  /**
   * Require a request to another service to have a timeout
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/require-fetch-timeout.md
   */
  'first-draft/require-fetch-timeout'?: Linter.RuleEntry<FirstDraftRequireFetchTimeout>;
  /**
   * Require a request's handler to write with the request's logger, where it has one
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/require-request-scoped-logger.md
   */
  'first-draft/require-request-scoped-logger'?: Linter.RuleEntry<FirstDraftRequireRequestScopedLogger>;
  /**
   * Require an answer to a request whose handling failed
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/require-response-in-catch.md
   */
  'first-draft/require-response-in-catch'?: Linter.RuleEntry<FirstDraftRequireResponseInCatch>;
  /**
   * Require parallel 401s to wait for one token refresh
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/require-single-flight-refresh.md
   */
  'first-draft/require-single-flight-refresh'?: Linter.RuleEntry<FirstDraftRequireSingleFlightRefresh>;
  /**
   * Require server code to write with the logger that it has, and not with the console
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/require-structured-logger.md
   */
  'first-draft/require-structured-logger'?: Linter.RuleEntry<FirstDraftRequireStructuredLogger>;
  /**
   * Require an error to reach the logger in a place where it keeps message and stack
   * @see https://github.com/first-draft-lint/eslint-plugin-first-draft/blob/v1.0.0-rc.1/docs/rules/valid-logger-error.md
   */
  'first-draft/valid-logger-error'?: Linter.RuleEntry<FirstDraftValidLoggerError>;
}

/* ======= Declarations ======= */
// ----- first-draft/express-error-handler-arity -----
type FirstDraftExpressErrorHandlerArity =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-any-status-assertion -----
type FirstDraftNoAnyStatusAssertion =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-check-then-act -----
type FirstDraftNoCheckThenAct =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-concurrent-queries-in-transaction -----
type FirstDraftNoConcurrentQueriesInTransaction =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-console-log-error -----
type FirstDraftNoConsoleLogError =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-double-response -----
type FirstDraftNoDoubleResponse =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-empty-string-coercion -----
type FirstDraftNoEmptyStringCoercion =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-external-call-in-transaction -----
type FirstDraftNoExternalCallInTransaction =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-ignored-update-count -----
type FirstDraftNoIgnoredUpdateCount =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-lazy-relation-in-loop -----
type FirstDraftNoLazyRelationInLoop =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-leaky-error-response -----
type FirstDraftNoLeakyErrorResponse =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-message-only-error-log -----
type FirstDraftNoMessageOnlyErrorLog =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-mock-echo-assertion -----
type FirstDraftNoMockEchoAssertion =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-mock-of-module-under-test -----
type FirstDraftNoMockOfModuleUnderTest =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-mocked-database-in-integration-tests -----
type FirstDraftNoMockedDatabaseInIntegrationTests =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-outer-client-in-transaction -----
type FirstDraftNoOuterClientInTransaction =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-query-in-loop -----
type FirstDraftNoQueryInLoop =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-racy-token-rotation -----
type FirstDraftNoRacyTokenRotation =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-racy-upsert -----
type FirstDraftNoRacyUpsert =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-read-modify-write -----
type FirstDraftNoReadModifyWrite =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-retried-token-refresh -----
type FirstDraftNoRetriedTokenRefresh =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-secret-fallback -----
type FirstDraftNoSecretFallback =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-status-only-assertion -----
type FirstDraftNoStatusOnlyAssertion =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-stringified-error -----
type FirstDraftNoStringifiedError =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-swallowed-error -----
type FirstDraftNoSwallowedError =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-truthy-boolean-coercion -----
type FirstDraftNoTruthyBooleanCoercion =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-unbounded-query -----
type FirstDraftNoUnboundedQuery =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-unchecked-number-parse -----
type FirstDraftNoUncheckedNumberParse =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-uncoerced-input -----
type FirstDraftNoUncoercedInput =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';

        style?: 'coerce' | 'strict-string';
      },
    ];
// ----- first-draft/no-undefined-filter -----
type FirstDraftNoUndefinedFilter =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-unexecuted-query -----
type FirstDraftNoUnexecutedQuery =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-unvalidated-transform -----
type FirstDraftNoUnvalidatedTransform =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/no-write-in-loop -----
type FirstDraftNoWriteInLoop =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/require-async-error-handling -----
type FirstDraftRequireAsyncErrorHandling =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/require-awaited-request -----
type FirstDraftRequireAwaitedRequest =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/require-error-capture -----
type FirstDraftRequireErrorCapture =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/require-fetch-timeout -----
type FirstDraftRequireFetchTimeout =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/require-request-scoped-logger -----
type FirstDraftRequireRequestScopedLogger =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/require-response-in-catch -----
type FirstDraftRequireResponseInCatch =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/require-single-flight-refresh -----
type FirstDraftRequireSingleFlightRefresh =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/require-structured-logger -----
type FirstDraftRequireStructuredLogger =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
// ----- first-draft/valid-logger-error -----
type FirstDraftValidLoggerError =
  | []
  | [
      {
        evidence?: 'certain' | 'likely';
      },
    ];
