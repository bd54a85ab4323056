import createMDX from '@next/mdx';
import { securityHeaders } from './security-headers.mjs';

const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

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
  // Every attempt is shown by one prerendered page each, whose script fetches the attempt that the address names: no page
  // is rendered, or kept in a cache, for an attempt.
  rewrites: async () => ({
    beforeFiles: [
      { source: `/quiz/:attemptId(${UUID})`, destination: '/quiz/attempt' },
      { source: `/quiz/:attemptId(${UUID})/review`, destination: '/quiz/attempt/review' },
    ],
    afterFiles: [],
    fallback: [],
  }),
  headers: async () => [
    { source: '/(.*)', headers: securityHeaders(process.env.NODE_ENV === 'development') },
  ],
};

export default createMDX({ options: { remarkPlugins: ['remark-gfm'] } })(config);
