/** Whose word the facts are, and whose they aren't. */
export function SiteFooter() {
  return (
    <footer className="mt-auto border-t border-line text-sm text-quiet">
      <div className="mx-auto flex max-w-page flex-wrap justify-between gap-x-8 gap-y-2 px-4 py-6 sm:px-8">
        <p className="max-w-measure">
          Spokewise computes its questions and answers from Azure’s documented rules, each with its source. It
          is not affiliated with Microsoft.
        </p>
        <p>
          <a
            className="link"
            href="https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview"
          >
            Azure’s own manual
          </a>
        </p>
      </div>
    </footer>
  );
}
