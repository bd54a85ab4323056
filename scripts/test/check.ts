/** `npm run check`: the part of the tests that takes seconds. */
import { runSuites } from './suite';
import { lint, types, unit } from './suites';

const { passed, failed } = await runSuites([types, lint, unit]);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
