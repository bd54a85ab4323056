import { WHICH_TOOL } from './authored/which-tool';
import { authoredFamily } from './parts/authored-family';

/** What the tools of Network Watcher tell, and which to ask first. */
export const whichTool = authoredFamily({
  id: 'which-tool',
  title: 'Which tool tells?',
  questions: WHICH_TOOL,
});
