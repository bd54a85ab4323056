export const HELP = `What an Azure virtual network does with a packet.

  npm run -s peering -- <command> [file] [options]

  trace   --from <NIC or on-premises address> --to <address or NIC>[:port][/protocol]
          the packet's path, what decided, what to change. Status 0: it and its reply arrive; 1: not
  routes  --nic <NIC> [--to <address>]      effective routes, and which one is chosen
  check   [--parameters file]               every problem, each naming its resource. Status 0 none, 1 some
  matrix  --port <port>[/protocol]          who reaches whom, and why not
  export  [--as template|az]                an ARM template that can be deployed, or az commands that build it
  query                                     JSON Lines in, JSON Lines out: {"id", "topology", "query"} a line

  The file is {"resources": […]}, an ARM template, or what az … show and az … list print; without one, or with -,
  standard input is read. Status 2: it could not be read or answered.

  --json                   for programs
  --mode tag-only          the other reading of the two contested peering flags
  --as M13                 as somebody with that misconception would have it
  --help                   this text
`;
