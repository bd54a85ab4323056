import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/lib/content-security-policy';
import { findScriptSources } from '@/lib/script-sources';

/**
 * Gives each page its policy. Scripts that stand in a prerendered shell are allowed by their hashes, which the build
 * has noted down; those that are streamed into it for one request by that request's nonce, which Next reads from the
 * header we hand on. So nothing that gets into a page by another way runs, and pages stay prerendered.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const isDevelopment = process.env.NODE_ENV === 'development';
  const sources = isDevelopment ? "'unsafe-inline'" : findScriptSources(request.nextUrl.pathname, nonce);
  const policy = contentSecurityPolicy(sources, isDevelopment);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {
  matcher: [
    {
      // also what ends like a file's name: /join/no.code is a page
      source: '/((?!api/|_next/).*)',
      // data for a page that is open already; the policy of that page holds
      missing: [{ type: 'header', key: 'rsc' }],
    },
  ],
};
