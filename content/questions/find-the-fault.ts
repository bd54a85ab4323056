import type { Family } from '@/lib/quiz/family';
import { drawFindings } from './find-the-fault/findings';
import { drawRoute } from './find-the-fault/route';
import { drawRules } from './find-the-fault/rules';
import { drawRemedy } from './find-the-fault/what-mends-it';
import { drawTool } from './find-the-fault/which-tool';

/** Where to look next when packets don't arrive. Written by hand: which tool shows what, and which step comes first. */
export const findTheFault: Family = {
  id: 'find-the-fault',
  title: 'Where to look next',
  concepts: ['peering-troubleshooting', 'ip-flow-verify', 'effective-routes-and-next-hop'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M4', 'M5', 'M6', 'M7', 'M11', 'M13', 'M19', 'M20', 'M24', 'M26', 'M28', 'M36'],
  structures: [
    { name: 'what-mends-it', draw: drawRemedy },
    { name: 'which-tool', draw: drawTool },
    { name: 'what-the-findings-say', draw: drawFindings },
    { name: 'how-many-rules', draw: drawRules },
    { name: 'which-route-takes-it', levels: [2, 3], draw: drawRoute },
  ],
};
