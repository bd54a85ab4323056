import type { Random } from '@/lib/random';

export type Region = { readonly name: string; readonly short: string; readonly title: string };

/** Azure regions, with the short forms that teams put into names. */
export const REGIONS: readonly Region[] = [
  { name: 'westeurope', short: 'weu', title: 'West Europe' },
  { name: 'northeurope', short: 'neu', title: 'North Europe' },
  { name: 'uksouth', short: 'uks', title: 'UK South' },
  { name: 'francecentral', short: 'frc', title: 'France Central' },
  { name: 'germanywestcentral', short: 'gwc', title: 'Germany West Central' },
  { name: 'swedencentral', short: 'sdc', title: 'Sweden Central' },
  { name: 'eastus', short: 'eus', title: 'East US' },
  { name: 'eastus2', short: 'eus2', title: 'East US 2' },
  { name: 'centralus', short: 'cus', title: 'Central US' },
  { name: 'westus2', short: 'wus2', title: 'West US 2' },
  { name: 'canadacentral', short: 'cac', title: 'Canada Central' },
  { name: 'brazilsouth', short: 'brs', title: 'Brazil South' },
  { name: 'japaneast', short: 'jpe', title: 'Japan East' },
  { name: 'southeastasia', short: 'sea', title: 'Southeast Asia' },
  { name: 'australiaeast', short: 'aue', title: 'Australia East' },
  { name: 'southafricanorth', short: 'san', title: 'South Africa North' },
];

/** What runs in a network: the middle of its name. */
export const WORKLOADS = [
  'shop',
  'orders',
  'billing',
  'payroll',
  'crm',
  'claims',
  'booking',
  'ledger',
  'patients',
  'grades',
  'fleet',
  'parcels',
  'sensors',
  'tickets',
  'stock',
  'media',
  'search',
  'reports',
] as const;

/** Machines and the port others reach them on. */
export const ROLES = {
  web: { vm: 'vm-web', port: 443, service: 'HTTPS' },
  app: { vm: 'vm-app', port: 8080, service: 'its API' },
  api: { vm: 'vm-api', port: 443, service: 'HTTPS' },
  sql: { vm: 'vm-sql', port: 1433, service: 'SQL Server' },
  postgres: { vm: 'vm-pg', port: 5432, service: 'PostgreSQL' },
  redis: { vm: 'vm-redis', port: 6379, service: 'Redis' },
  files: { vm: 'vm-files', port: 445, service: 'SMB' },
  dns: { vm: 'vm-dns', port: 53, service: 'DNS' },
  jump: { vm: 'vm-jump', port: 22, service: 'SSH' },
  admin: { vm: 'vm-admin', port: 3389, service: 'RDP' },
} as const;
export type Role = (typeof ROLES)[keyof typeof ROLES];

export const CLIENTS: readonly Role[] = [ROLES.web, ROLES.app, ROLES.api];
export const SERVERS: readonly Role[] = [ROLES.sql, ROLES.postgres, ROLES.redis, ROLES.files, ROLES.api];

/** How one team names its networks; a draw keeps to one way. */
export type Naming = {
  readonly vnet: (workload: string, region: Region) => string;
  readonly subnet: (part: string) => string;
};

const NAMINGS: readonly Naming[] = [
  { vnet: (workload, region) => `vnet-${workload}-${region.short}`, subnet: (part) => `snet-${part}` },
  { vnet: (workload) => `vnet-${workload}-prod`, subnet: (part) => `snet-${part}` },
  { vnet: (workload) => `vnet-${workload}`, subnet: (part) => `snet-${part}` },
  { vnet: (workload, region) => `${workload}-${region.short}-vnet`, subnet: (part) => `${part}-subnet` },
];

export const drawNaming = (random: Random): Naming => random.pick(NAMINGS);
export const drawWorkloads = (random: Random, count: number): string[] => random.sample(WORKLOADS, count);
export const drawRegions = (random: Random, count: number): Region[] => random.sample(REGIONS, count);
