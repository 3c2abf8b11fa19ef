// `npm run opora -- …`: the command line, prepared like the web process; progress goes to the error stream.
import { become, buildIfStale, installPackages } from './prepare.mjs';

const report = (line) => console.error(line);
await installPackages({ dev: false, report });
// A command's answer stands alone on the standard output.
await buildIfStale({ report, stdio: ['ignore', 2, 2] });
become('dist/cli.js', process.argv.slice(2));
