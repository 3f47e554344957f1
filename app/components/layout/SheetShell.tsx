// What stands around a page that is made to be printed? Nothing: it is a sheet of paper, light in any theme.
import type { ReactNode } from "react";

export function SheetShell({ children }: { children: ReactNode }) {
  return (
    <div
      data-theme="light"
      className="min-h-dvh bg-sheet print:[--ink:#000]! print:[--ink-soft:#333]! print:[--line:#bbb]!"
    >
      <main id="content" tabIndex={-1} className="mx-auto max-w-[52rem] px-4 py-6 outline-none print:p-0">
        {children}
      </main>
    </div>
  );
}
