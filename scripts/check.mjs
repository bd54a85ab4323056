import './node-version.mjs';

import('./typescript.mjs').then(({ runTypeScript }) => runTypeScript('./test/check.ts'));
