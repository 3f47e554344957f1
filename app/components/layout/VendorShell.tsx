// What stands around a page that a vendor sees? The mark, and nothing of the organization.
import type { ReactNode } from "react";

export function VendorShell({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-line bg-sheet">
        <p className="mx-auto flex h-14 max-w-page items-center px-4 text-lg font-semibold tracking-tight sm:px-6">
          Placket
        </p>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 pt-6 pb-16 outline-none sm:px-6 sm:pt-9"
      >
        {children}
      </main>
    </div>
  );
}
