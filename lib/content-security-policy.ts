/**
 * What a page may load and run.
 * @param scripts sources of scripts beside our own files
 * @param isDevelopment React needs eval there to rebuild server stacks; styles and reloads come another way
 */
export function contentSecurityPolicy(scripts: string, isDevelopment: boolean): string {
  return Object.entries({
    'default-src': "'none'",
    'script-src': `'self' ${scripts}${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': isDevelopment ? "'self' 'unsafe-inline'" : "'self'",
    // the style attribute: it can't load anything that the other lines don't allow
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': `'self'${isDevelopment ? ' ws:' : ''}`,
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
