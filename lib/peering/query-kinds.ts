import { err, ok, type Result } from '../result';
import { type Address, formatAddress, formatPrefix, parseAddress } from './address';
import type { Behaviour } from './behaviour';
import { filter } from './filter';
import { resolveFlow } from './flow';
import { findNetworkInterface, type Holder } from './network';
import type { Packet } from './nsg';
import type { Answer, QueryError } from './query';
import { type Route, selectRoute } from './routes';
import { isPublic } from './tags';
import type { Flow, Trace } from './trace';
import { isReachable, traceFlow } from './trace-packet';
import { type Direction, PROTOCOLS } from './vocabulary';

type Answered = Result<Answer, QueryError>;

const notModelled = (what: string): Answered => ok({ notModelled: what });
const malformed = (message: string, path: string): { ok: false; error: QueryError } =>
  err({ code: 'malformed', message, path: `query.${path}` });

/** Would this packet arrive, and its reply? */
export function answerReach(behaviour: Behaviour, query: Answer): Answered {
  const resolved = resolveFlow(behaviour.network, query as unknown as Flow);
  if (!resolved.ok) return err({ ...resolved.error, path: `query.${resolved.error.path}` });
  const { trace, replyAllowed, unknownTag } = traceFlow(resolved.value, behaviour);
  if (unknownTag !== null) return notModelled(`the public ranges of the service tag ${unknownTag}`);
  const { outcome } = trace;
  const why =
    outcome.kind === 'dropped'
      ? {
          reason: outcome.reason,
          ...(outcome.cause ? { cause: outcome.cause } : {}),
          dropAt: outcome.dropAt,
          ...(outcome.ruleName === undefined ? {} : { ruleName: outcome.ruleName }),
        }
      : {};
  return ok({ reachable: isReachable(trace), ...why, hops: followedRoutes(trace), replyAllowed, trace });
}

/** One name per route look-up that was followed, in order. */
export function followedRoutes(trace: Trace): string[] {
  return trace.hops.flatMap(({ steps }) =>
    steps.flatMap((step) => {
      if (step.kind !== 'route' || !step.passed || !step.chosen) return [];
      const { nextHopType, nextHopIpAddress } = step.chosen;
      return [nextHopType === 'VirtualAppliance' ? `${nextHopType}:${nextHopIpAddress ?? ''}` : nextHopType];
    }),
  );
}

/** Where would this NIC send a packet? NSGs do not come into it (R81). */
export function answerNextHop(behaviour: Behaviour, query: Answer): Answered {
  const nic = readNic(behaviour, query);
  if (!nic.ok) return nic;
  const destination = readAddress(query, 'destinationIPAddress');
  if (!destination.ok) return destination;
  const { subnet } = nic.value;
  const tagRoute = subnet.routeTable?.tagRoutes[0];
  if (tagRoute !== undefined && isPublic(destination.value))
    return notModelled(`the public ranges of the service tag in route ${tagRoute}`);
  const route =
    selectRoute(behaviour.routesOf(subnet), destination.value, behaviour.semantics)?.chosen ?? null;
  return ok({
    nextHopType: route?.nextHopType ?? 'None',
    ...(route && route.nextHopIpAddress !== null
      ? { nextHopIpAddress: formatAddress(route.nextHopIpAddress) }
      : {}),
    routeTableId: route?.routeTable?.id ?? 'System Route',
  });
}

/** The effective routes of a NIC, Invalid rows included. */
export function answerEffectiveRoutes(behaviour: Behaviour, query: Answer): Answered {
  const nic = readNic(behaviour, query);
  if (!nic.ok) return nic;
  return ok({ value: behaviour.routesOf(nic.value.subnet).map(toRow) });
}

const toRow = (route: Route) => ({
  source: route.source,
  state: route.state,
  addressPrefix: formatPrefix(route.addressPrefix),
  nextHopType: route.nextHopType,
  ...(route.nextHopIpAddress === null ? {} : { nextHopIpAddress: formatAddress(route.nextHopIpAddress) }),
});

/** Would the NSGs at this NIC let a packet pass? Routes do not come into it (R81, R104). */
export function answerIpFlowVerify(behaviour: Behaviour, query: Answer): Answered {
  const asked = readVerification(behaviour, query);
  if (!asked.ok) return asked;
  const { holder, direction, packet } = asked.value;
  const { allowed, adminRule, readings, unknownTag } = filter(holder, direction, packet, behaviour);
  if (unknownTag !== null) return notModelled(`the public ranges of the service tag ${unknownTag}`);
  const last = readings.at(-1);
  return ok({
    access: allowed ? 'Allow' : 'Deny',
    ruleName: last?.rule.name ?? adminRule?.name ?? null,
    networkSecurityGroup: last?.group.name ?? null,
    evaluated: [
      ...(adminRule ? [{ securityAdminRule: adminRule.name, access: adminRule.access }] : []),
      ...readings.map(({ group, at, rule }) => ({
        networkSecurityGroup: group.name,
        at,
        ruleName: rule.name,
        access: rule.access,
      })),
    ],
  });
}

type Verification = { readonly holder: Holder; readonly direction: Direction; readonly packet: Packet };

function readVerification(behaviour: Behaviour, query: Answer): Result<Verification, QueryError> {
  const nic = readNic(behaviour, query);
  if (!nic.ok) return nic;
  const direction = (['Inbound', 'Outbound'] as const).find((known) => isSameWord(known, query.direction));
  if (!direction) return malformed('direction is Inbound or Outbound.', 'direction');
  const protocol = PROTOCOLS.find((known) => isSameWord(known, query.protocol));
  if (!protocol) return malformed(`protocol is one of ${PROTOCOLS.join(', ')}.`, 'protocol');
  const local = readAddress(query, 'localIPAddress');
  if (!local.ok) return local;
  const remote = readAddress(query, 'remoteIPAddress');
  if (!remote.ok) return remote;
  const localPort = readPort(query, 'localPort');
  if (!localPort.ok) return localPort;
  const remotePort = readPort(query, 'remotePort');
  if (!remotePort.ok) return remotePort;
  const isOut = direction === 'Outbound';
  const near = { address: local.value, port: localPort.value };
  const far = { address: remote.value, port: remotePort.value };
  const [from, to] = isOut ? [near, far] : [far, near];
  const holder = nic.value.nic?.virtualNetwork.holders.get(local.value);
  return ok({
    holder: holder && holder.nic === nic.value.nic ? holder : nic.value,
    direction,
    packet: {
      source: from.address,
      destination: to.address,
      protocol,
      sourcePort: from.port,
      destinationPort: to.port,
    },
  });
}

const isSameWord = (word: string, given: unknown): boolean =>
  typeof given === 'string' && word.toLowerCase() === given.toLowerCase();

/** The NIC a question is about, by its primary address. */
function readNic({ network }: Behaviour, query: Answer): Result<Holder, QueryError> {
  const id = query.targetNicResourceId;
  if (typeof id !== 'string')
    return malformed('targetNicResourceId must be the id of a NIC.', 'targetNicResourceId');
  const nic = findNetworkInterface(network, id);
  const primary = nic?.ipConfigurations[0];
  const holder = nic && primary && nic.virtualNetwork.holders.get(primary.address);
  if (holder) return ok(holder);
  const message = `The network interface ${id} is not in the topology.`;
  return err({ code: 'not-found', message, path: 'query.targetNicResourceId' });
}

function readAddress(query: Answer, key: string): Result<Address, QueryError> {
  const parsed = parseAddress(query[key]);
  return parsed.ok ? parsed : err({ ...parsed.error, path: `query.${key}` });
}

function readPort(query: Answer, key: string): Result<number, QueryError> {
  const given = query[key];
  const port = typeof given === 'string' && /^\d{1,5}$/.test(given) ? Number(given) : given;
  if (typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 65535) return ok(port);
  return malformed(`${key} must be a port from 0 to 65535.`, key);
}
