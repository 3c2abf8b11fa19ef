// The command line of an installation: `npm run opora -- …`; works beside the web process and without it.
import { terminal } from './cli/console.ts';
import { runCli } from './cli/run.ts';

process.exit(await runCli(terminal, process.argv.slice(2)));
