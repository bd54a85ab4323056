// Old syntax on purpose: the Node that is too old must be able to read this. Imported before anything else.
var wanted = [20, 19];
var running = process.versions.node.split('.').map(Number);
if (running[0] < wanted[0] || (running[0] === wanted[0] && running[1] < wanted[1])) {
  console.error(
    'Spokewise needs Node.js ' +
      wanted.join('.') +
      ' or later and this is ' +
      process.versions.node +
      ': install a newer one from https://nodejs.org and start again.',
  );
  process.exit(1);
}
