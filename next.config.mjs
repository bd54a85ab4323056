import createMDX from '@next/mdx';
import { securityHeaders } from './security-headers.mjs';

/** @type {import('next').NextConfig} */
const config = {
  cacheComponents: true,
  partialPrefetching: true,
  pageExtensions: ['ts', 'tsx'],
  poweredByHeader: false,
  agentRules: false, // `next dev` would write files into the project
  reactStrictMode: true,
  // A native addon and drivers that find their own files: bundled they would not.
  serverExternalPackages: ['@node-rs/argon2', 'pg', '@prisma/adapter-pg', '@prisma/client'],
  headers: async () => [
    { source: '/(.*)', headers: securityHeaders(process.env.NODE_ENV === 'development') },
  ],
};

export default createMDX({ options: { remarkPlugins: ['remark-gfm'] } })(config);
