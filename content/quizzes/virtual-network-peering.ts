import type { Blueprint } from '@/lib/quiz/quiz';
import { afterEachStep } from '../questions/after-each-step';
import { completeTheSentences } from '../questions/complete-the-sentences';
import { throughTheMiddle } from '../questions/through-the-middle';
import { whatStopsIt } from '../questions/what-stops-it';
import { whereTheRoutesLead } from '../questions/where-the-routes-lead';

/** The eight questions at the end of the lesson. */
export const virtualNetworkPeering: Blueprint = {
  id: 'virtual-network-peering',
  title: 'Virtual Network Peering',
  places: [
    { family: completeTheSentences, levels: [2], structures: ['what-it-is'] },
    { family: completeTheSentences, levels: [2], structures: ['upkeep'] },
    { family: afterEachStep, levels: [2], structures: ['four-peerings'] },
    { family: whereTheRoutesLead, levels: [2], structures: ['grown-hub'] },
    { family: completeTheSentences, levels: [2], structures: ['through-the-hub'] },
    { family: throughTheMiddle, levels: [2], structures: ['busy-hub'] },
    { family: completeTheSentences, levels: [2], structures: ['let-in-or-not'] },
    { family: whatStopsIt, levels: [2], structures: ['denied-by-tag'] },
  ],
};
