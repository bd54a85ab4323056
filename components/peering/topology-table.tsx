import { ProseText } from '@/components/ui/prose-text';
import { Table, Td, Th } from '@/components/ui/table';
import type { Figure, FigureLink, FigureSubnet, FigureVnet } from '@/lib/figure/model';
import { routeLines, ruleLines } from '@/lib/figure/rule-lines';

/** The figure as tables: what it draws and, in full, what it had to shorten. */
export function TopologyTable({ figure }: { figure: Figure }) {
  const rows = figure.vnets.flatMap((vnet): { vnet: FigureVnet; subnet?: FigureSubnet }[] =>
    vnet.subnets.length > 0 ? vnet.subnets.map((subnet) => ({ vnet, subnet })) : [{ vnet }],
  );
  return (
    <div className="grid gap-4">
      <Table caption="Networks and subnets">
        <thead>
          <tr>
            <Th>Network</Th>
            <Th>Subnet</Th>
            <Th>In it</Th>
            <Th>NSG</Th>
            <Th>Route table</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ vnet, subnet }) => (
            <tr key={`${vnet.id} ${subnet?.id}`}>
              <Td>
                {vnet.name}
                {vnet.addressPrefixes.map((prefix) => (
                  <Sub key={prefix} mono>
                    {prefix}
                  </Sub>
                ))}
                {vnet.location && <Sub>{vnet.location}</Sub>}
              </Td>
              <Td>
                {subnet?.name ?? 'none'}
                {subnet?.addressPrefixes.map((prefix) => (
                  <Sub key={prefix} mono>
                    {prefix}
                  </Sub>
                ))}
              </Td>
              <Td>
                {subnet?.nodes.map((node) => (
                  <span key={node.id} className="block">
                    {node.name}
                    {node.ipAddress && <Sub mono>{node.ipAddress}</Sub>}
                    {node.ipForwarding !== undefined && (
                      <Sub>IP forwarding {node.ipForwarding ? 'on' : 'off'}</Sub>
                    )}
                    {node.networkSecurityGroup && (
                      <Listed
                        name={node.networkSecurityGroup.name}
                        lines={ruleLines(node.networkSecurityGroup)}
                      />
                    )}
                  </span>
                )) ?? null}
              </Td>
              <Td>
                {subnet?.networkSecurityGroup ? (
                  <Listed
                    name={subnet.networkSecurityGroup.name}
                    lines={ruleLines(subnet.networkSecurityGroup)}
                  />
                ) : (
                  'none'
                )}
              </Td>
              <Td>
                {subnet?.routeTable ? (
                  <Listed name={subnet.routeTable.name} lines={routeLines(subnet.routeTable)} />
                ) : (
                  'none'
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {figure.links.length > 0 && (
        <Table caption="Peering links: each peering is two, one in each network">
          <thead>
            <tr>
              <Th>Link of</Th>
              <Th>To</Th>
              <Th>State</Th>
              {FLAGS.map(([key, label]) => (
                <Th key={key}>{label}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figure.links.map((link) => (
              <tr key={link.id}>
                <Td>
                  {link.from}
                  <Sub>{link.name}</Sub>
                </Td>
                <Td>
                  {link.to}
                  {link.isGlobal && <Sub>global</Sub>}
                </Td>
                <Td>
                  {link.state}
                  {link.syncLevel && link.syncLevel !== 'FullyInSync' && <Sub>{link.syncLevel}</Sub>}
                </Td>
                {FLAGS.map(([key]) => (
                  <Td key={key}>{link.flags[key] ? 'yes' : 'no'}</Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}

const FLAGS: readonly (readonly [keyof FigureLink['flags'], string])[] = [
  ['allowVirtualNetworkAccess', 'Access'],
  ['allowForwardedTraffic', 'Forwarded traffic'],
  ['allowGatewayTransit', 'Gateway transit'],
  ['useRemoteGateways', 'Remote gateways'],
];

function Listed({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <>
      {name}
      {lines.map((line) => (
        <Sub key={line} mono>
          {line}
        </Sub>
      ))}
    </>
  );
}

function Sub({ children, mono = false }: { children: React.ReactNode; mono?: boolean }) {
  return <span className={`block text-sm text-quiet ${mono ? 'font-mono' : ''}`}>{children}</span>;
}

/** The figure in sentences. */
export function TopologySentences({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className="grid max-w-measure list-disc gap-1.5 pl-5 text-[0.9375rem]/6">
      {sentences.map((sentence) => (
        <li key={sentence}>
          <ProseText text={sentence} />
        </li>
      ))}
    </ul>
  );
}
