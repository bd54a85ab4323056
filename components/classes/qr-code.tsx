import { create } from 'qrcode';

/** A link as a QR code, drawn on the server: one path, a quiet zone of four modules around, dark on light in both themes. */
export function QrCode({ link, says, className = '' }: { link: string; says: string; className?: string }) {
  const { modules } = create(link, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const squares = Array.from({ length: size * size }, (_, at) =>
    modules.get(Math.floor(at / size), at % size) ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '',
  ).join('');
  return (
    <svg
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      role="img"
      aria-label={says}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" rx="2" />
      <path d={squares} fill="#000" />
    </svg>
  );
}
