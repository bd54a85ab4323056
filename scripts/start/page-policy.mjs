// Loaded into the web server: gives each page its content security policy. Next's own place for this, a proxy.ts, halves
// the rate at which prerendered pages are served.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Server } from 'node:http';

const isDevelopment = process.env.NODE_ENV === 'development';

/** Whatever else an address ends with, it may be a page: `/join/no.code` is. */
const NO_PAGE = /^\/(?:api|_next)\//;

/**
 * Scripts that stand in a prerendered shell are allowed by their hashes, which the build has noted down; those that are
 * streamed into it for one request by that request's nonce, which Next reads from the header it finds on the request.
 * So nothing that gets into a page by another way runs, and pages stay prerendered.
 */
const hashes = readHashes();
const allHashes = [...new Set(Object.values(hashes ?? {}).flat())];

/** @returns {Record<string, string[]> | null} by path; null in development and after a bare `next build` */
function readHashes() {
  try {
    return isDevelopment ? null : JSON.parse(readFileSync(process.env.SPOKEWISE_SCRIPT_HASHES ?? '', 'utf8'));
  } catch {
    return null;
  }
}

const { emit } = Server.prototype;
Server.prototype.emit = function emitWithPolicy(event, ...args) {
  if (event === 'request') {
    const [request, response] = args;
    const path = request.url.split('?', 1)[0];
    // a page that is open already asks for data with `rsc`; the policy it came with holds
    if (!NO_PAGE.test(path) && request.headers.rsc === undefined) {
      const policy = contentSecurityPolicy(scriptSources(path));
      request.headers['content-security-policy'] = policy;
      response.setHeader('content-security-policy', policy);
    }
  }
  return emit.call(this, event, ...args);
};

/** @param {string} path one that isn't a page of its own (a class, an attempt, a wrong address) gets all hashes */
function scriptSources(path) {
  if (hashes === null) return "'unsafe-inline'";
  return [`'nonce-${randomBytes(16).toString('base64')}'`, ...(hashes[path] ?? allHashes)].join(' ');
}

/** @param {string} scripts sources of scripts beside our own files */
function contentSecurityPolicy(scripts) {
  return [
    "default-src 'none'",
    // in development React needs eval to rebuild server stacks; styles and reloads come another way
    `script-src 'self' ${scripts}${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    // the style attribute: it can't load anything that the other lines don't allow
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
