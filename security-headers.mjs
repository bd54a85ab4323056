/**
 * The headers every response carries.
 * Inline scripts stay allowed: a prerendered page streams its data in them, with content that changes from request to
 * request, and a nonce would make every page render anew. Whatever else a script could do is closed.
 * @param {boolean} isDevelopment React needs eval there to rebuild server stacks, and hot reloading a socket
 */
export function securityHeaders(isDevelopment) {
  const policy = {
    'default-src': "'self'",
    'script-src': `'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': `'self'${isDevelopment ? ' ws:' : ''}`,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'frame-src': "'none'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
  };
  return [
    {
      key: 'Content-Security-Policy',
      value: Object.entries(policy)
        .map(([directive, sources]) => `${directive} ${sources}`)
        .join('; '),
    },
    // browsers heed it over https only
    { key: 'Strict-Transport-Security', value: 'max-age=31536000' },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'X-Frame-Options', value: 'DENY' },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
    { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  ];
}
