import createMDX from '@next/mdx';

const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** On every response, pages and files and data alike. Pages get their policy from scripts/start/page-policy. */
const SECURITY_HEADERS = [
  // browsers heed it over https only
  { key: 'Strict-Transport-Security', value: 'max-age=31536000' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/** What an API answers is never a page. */
const API_POLICY = {
  key: 'Content-Security-Policy',
  value: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

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
      { source: `/practice/:attemptId(${UUID})`, destination: '/practice/attempt' },
      { source: `/practice/:attemptId(${UUID})/review`, destination: '/practice/attempt/review' },
    ],
    afterFiles: [],
    fallback: [],
  }),
  headers: async () => [
    { source: '/(.*)', headers: SECURITY_HEADERS },
    { source: '/api/(.*)', headers: [API_POLICY] },
  ],
};

export default createMDX({ options: { remarkPlugins: ['remark-gfm'] } })(config);
