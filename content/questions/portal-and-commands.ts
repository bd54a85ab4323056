import { PORTAL_AND_COMMANDS } from './authored/portal-and-commands';
import { authoredFamily } from './parts/authored-family';

/** What words, commands and errors mean. */
export const portalAndCommands = authoredFamily({
  id: 'portal-and-commands',
  title: 'In the portal and on the command line',
  questions: PORTAL_AND_COMMANDS,
});
