// What does a reader press?
import { Link } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

const looks: Record<ButtonLook, string> = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-edge bg-sheet text-ink hover:border-ink",
  quiet: "border-transparent text-soft hover:bg-sunken hover:text-ink",
  danger: "border-objection bg-sheet text-objection-ink hover:bg-objection-wash",
};

const shape =
  "tap inline-flex min-h-9 items-center justify-center gap-2 rounded-md border px-3.5 font-medium whitespace-nowrap transition-colors disabled:opacity-55";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  children: ReactNode;
}

export function Button({ look = "primary", type = "submit", className = "", ...rest }: ButtonProps) {
  return <button type={type} className={`${shape} ${looks[look]} ${className}`} {...rest} />;
}

interface ButtonLinkProps {
  to: string;
  look?: ButtonLook;
  /** For files: lets the browser load it without the router. */
  download?: boolean;
  children: ReactNode;
}

export function ButtonLink({ to, look = "secondary", download = false, children }: ButtonLinkProps) {
  return (
    <Link
      to={to}
      reloadDocument={download}
      download={download || undefined}
      className={`${shape} ${looks[look]}`}
    >
      {children}
    </Link>
  );
}
