/** A hub and two spokes. The name stands beside it, so it says nothing itself. */
export function BrandMark({ size = 26 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      aria-hidden="true"
      className="text-accent"
    >
      <path d="M10.2 11.6 6.1 17.4M13.8 11.6l4.1 5.8" />
      <circle cx="12" cy="8.4" r="3.7" />
      <circle cx="4.7" cy="19.2" r="2.3" />
      <circle cx="19.3" cy="19.2" r="2.3" />
    </svg>
  );
}
