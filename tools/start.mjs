// `npm start`: installs and builds what is missing, then becomes the web process.
import { become, buildIfStale, installPackages } from './prepare.mjs';

const report = (line) => console.log(line);
await installPackages({ dev: false, report });
await buildIfStale({ report });
become('dist/web.js', process.argv.slice(2));
