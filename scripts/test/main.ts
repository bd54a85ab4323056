/** `npm test`: everything, ending with the one line `N passed, N failed`. Names of suites as arguments run only those. */
import { runSuites } from './suite';
import { build, endToEnd, integration, lint, sweep, types, unit } from './suites';

const all = [types, lint, unit, sweep, build, integration, endToEnd];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(
    `No suite is called ${unknown.join(', ')}: there are ${all.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const { passed, failed } = await runSuites(
  all.filter(({ name }) => asked.length === 0 || asked.includes(name)),
);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
