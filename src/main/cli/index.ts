// The terminal command. `scan` is timed, so it starts without the libraries that only the other commands need.
// Nothing else belongs here: a command is added in run-cli.ts.
const start = process.argv[2] === 'scan' ? import('./scan-main') : import('./main');

start.catch(() => process.exit(3));
