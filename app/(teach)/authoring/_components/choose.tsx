/** A labelled native select. Drawn anew for each choice that stands in the address, so that it shows that one. */
export function Choose({
  id,
  label,
  any,
  options,
  chosen,
}: {
  id: string;
  label: string;
  /** what choosing none is called; left out, one is always chosen */
  any?: string;
  /** value and text of each */
  options: readonly (readonly string[])[];
  chosen: string;
}) {
  return (
    <div className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select
        key={chosen}
        id={id}
        name={id}
        defaultValue={chosen}
        className="min-h-11 w-full min-w-0 truncate rounded-md border border-edge bg-sheet px-3 py-2 text-base hover:border-ink"
      >
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
