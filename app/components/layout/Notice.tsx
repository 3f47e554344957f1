// How is something said that the reader should know before reading on?
import type { ReactNode } from "react";

export type Tone = "info" | "done" | "warn" | "error";

const looks: Record<Tone, { frame: string; mark: string; word: string; path: string }> = {
  info: {
    frame: "border-line bg-sunken",
    mark: "text-accent",
    word: "Note",
    path: "M8 7.2v4.3M8 4.6v.2",
  },
  done: {
    frame: "border-line bg-accent-wash",
    mark: "text-accent",
    word: "Done",
    path: "M4.8 8.3l2.2 2.2 4.3-4.8",
  },
  warn: {
    frame: "border-stalled bg-stalled-wash",
    mark: "text-stalled-ink",
    word: "Careful",
    path: "M8 4.4v4.4M8 11.3v.2",
  },
  error: {
    frame: "border-objection bg-objection-wash",
    mark: "text-objection-ink",
    word: "Error",
    path: "M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2",
  },
};

interface NoticeProps {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}

/** An error is announced at once (role alert), the others when the reader comes to rest (role status). */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const { frame, mark, word, path } = looks[tone];
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={`flex gap-3 rounded-md border px-4 py-3 ${frame}`}
    >
      <svg
        viewBox="0 0 16 16"
        className={`mt-[3px] size-4 shrink-0 fill-none stroke-current ${mark}`}
        strokeWidth="1.6"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <circle cx="8" cy="8" r="7" />
        <path d={path} />
      </svg>
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">
          <span className="sr-only">{word}: </span>
          {title}
        </p>
        {children ? <div className="mt-0.5 wrap-anywhere text-soft">{children}</div> : null}
        {actions ? <div className="mt-3 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
