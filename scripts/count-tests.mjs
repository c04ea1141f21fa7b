// Prints `N passed, N failed` from a report of vitest's json reporter, with `, N skipped` when there are any.
// A test file that could not even be loaded counts as one failure. Exits 1 when there is no report or no test.
//
//   node scripts/count-tests.mjs <report.json>
import { readFileSync } from 'node:fs';

function readReport(path) {
  const text = readFileSync(path, 'utf8');
  if (text === '') {
    throw new Error('no test ran: what failed before stands above');
  }
  return JSON.parse(text);
}

function countTests(report) {
  const notLoaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + notLoaded,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

try {
  const { passed, failed, skipped } = countTests(readReport(process.argv[2]));
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = passed === 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
