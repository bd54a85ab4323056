import type { Family } from '@/lib/quiz/family';
import { accessSwitchedOff } from './access-switched-off';
import { addressesOfASubnet } from './addresses-of-a-subnet';
import { advertisedRanges } from './advertised-ranges';
import { afterEachStep } from './after-each-step';
import { appGroups } from './app-groups';
import { applianceOnTheWay } from './appliance-on-the-way';
import { balancerAndClients } from './balancer-and-clients';
import { basicLoadBalancer } from './basic-load-balancer';
import { canTheyBePeered } from './can-they-be-peered';
import { chooseTwo } from './choose-two';
import { chosenSubnets } from './chosen-subnets';
import { completeTheCommand } from './complete-the-command';
import { completeTheSentences } from './complete-the-sentences';
import { deletedLink } from './deleted-link';
import { doesItMeetTheGoal } from './does-it-meet-the-goal';
import { doesItMendIt } from './does-it-mend-it';
import { doesItRouteSo } from './does-it-route-so';
import { droppedOrSentOut } from './dropped-or-sent-out';
import { fillInTheForm } from './fill-in-the-form';
import { fillInTheRow } from './fill-in-the-row';
import { findTheFault } from './find-the-fault';
import { forwardedFlagAlone } from './forwarded-flag-alone';
import { gatewayFlags } from './gateway-flags';
import { gatewayRoutesOff } from './gateway-routes-off';
import { growingNetwork } from './growing-network';
import { howManyPairs } from './how-many-pairs';
import { inWhichOrder } from './in-which-order';
import { insideASubnet } from './inside-a-subnet';
import { inspectedTraffic } from './inspected-traffic';
import { machinesOfOneSubnet } from './machines-of-one-subnet';
import { manyNetworks } from './many-networks';
import { namedMachines } from './named-machines';
import { namesOverPeering } from './names-over-peering';
import { nearAndFar } from './near-and-far';
import { networkManager } from './network-manager';
import { nextHopToAPeer } from './next-hop-to-a-peer';
import { nextHopTypes } from './next-hop-types';
import { nobodysAddress } from './nobodys-address';
import { nsgOnPeeredPath } from './nsg-on-peered-path';
import { passedOn } from './passed-on';
import { peeringOrGateway } from './peering-or-gateway';
import { peeringRoute } from './peering-route';
import { peeringShowsGreen } from './peering-shows-green';
import { peersToSync } from './peers-to-sync';
import { planOfSubnets } from './plan-of-subnets';
import { plansAndLimits } from './plans-and-limits';
import { pointAtIt } from './point-at-it';
import { portalAndCommands } from './portal-and-commands';
import { readInTwoWays } from './read-in-two-ways';
import { roomForASpoke } from './room-for-a-spoke';
import { starOrMesh } from './star-or-mesh';
import { subnetPeering } from './subnet-peering';
import { threeNetworks } from './three-networks';
import { throughTheMiddle } from './through-the-middle';
import { toTheOffice } from './to-the-office';
import { twoAzureTakes } from './two-azure-takes';
import { twoLinks } from './two-links';
import { twoSubscriptions } from './two-subscriptions';
import { twoThatDo } from './two-that-do';
import { verifyAFlow } from './verify-a-flow';
import { whatAzureDoes } from './what-azure-does';
import { whatHoldsAfterwards } from './what-holds-afterwards';
import { whatItCosts } from './what-it-costs';
import { whatStopsIt } from './what-stops-it';
import { whatTheNsgsDo } from './what-the-nsgs-do';
import { whatTheRoutesSay } from './what-the-routes-say';
import { whatTheTagHolds } from './what-the-tag-holds';
import { whatToAdd } from './what-to-add';
import { whereIsItDropped } from './where-is-it-dropped';
import { wherePacketsGo } from './where-packets-go';
import { whereTheRoutesLead } from './where-the-routes-lead';
import { whichGroupStopsIt } from './which-group-stops-it';
import { whichTool } from './which-tool';
import { whoCanStart } from './who-can-start';
import { whoHasTheRoute } from './who-has-the-route';
import { whoMayPeer } from './who-may-peer';
import { whoReachesWhom } from './who-reaches-whom';
import { whoseGateway } from './whose-gateway';
import { whyPeering } from './why-peering';
import { wouldAzureAccept } from './would-azure-accept';
import { writeARoute } from './write-a-route';

/** Every family of questions there is. A test finds files of this folder that are missing here. */
export const FAMILIES: readonly Family[] = [
  whyPeering,
  canTheyBePeered,
  threeNetworks,
  nsgOnPeeredPath,
  nextHopToAPeer,
  twoLinks,
  whatToAdd,
  peeringRoute,
  applianceOnTheWay,
  insideASubnet,
  verifyAFlow,
  growingNetwork,
  addressesOfASubnet,
  gatewayFlags,
  toTheOffice,
  basicLoadBalancer,
  nobodysAddress,
  nearAndFar,
  inspectedTraffic,
  accessSwitchedOff,
  nextHopTypes,
  peeringShowsGreen,
  namesOverPeering,
  whatItCosts,
  whoMayPeer,
  appGroups,
  subnetPeering,
  networkManager,
  findTheFault,
  roomForASpoke,
  whoseGateway,
  machinesOfOneSubnet,
  planOfSubnets,
  writeARoute,
  balancerAndClients,
  whoReachesWhom,
  doesItMeetTheGoal,
  chooseTwo,
  whereIsItDropped,
  plansAndLimits,
  peeringOrGateway,
  manyNetworks,
  whichTool,
  portalAndCommands,
  namedMachines,
  deletedLink,
  peersToSync,
  fillInTheRow,
  inWhichOrder,
  completeTheCommand,
  gatewayRoutesOff,
  forwardedFlagAlone,
  advertisedRanges,
  whoCanStart,
  readInTwoWays,
  whatHoldsAfterwards,
  whatTheRoutesSay,
  wouldAzureAccept,
  fillInTheForm,
  doesItMendIt,
  doesItRouteSo,
  twoThatDo,
  whatTheNsgsDo,
  pointAtIt,
  whatTheTagHolds,
  whoHasTheRoute,
  twoSubscriptions,
  droppedOrSentOut,
  chosenSubnets,
  starOrMesh,
  whichGroupStopsIt,
  passedOn,
  howManyPairs,
  afterEachStep,
  completeTheSentences,
  throughTheMiddle,
  whatAzureDoes,
  whatStopsIt,
  whereTheRoutesLead,
  wherePacketsGo,
  twoAzureTakes,
];

export const findFamily = (id: string): Family | null => FAMILIES.find((family) => family.id === id) ?? null;
