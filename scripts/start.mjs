import './node-version.mjs';

import('./typescript.mjs').then(({ runTypeScript }) => runTypeScript('./start/main.ts'));
