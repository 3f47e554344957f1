// Where in an import is its user: the file, its columns, the check, or done?
import { Link } from "@remix-run/react";

const steps = [
  { step: "file", label: "File" },
  { step: "columns", label: "Columns" },
  { step: "check", label: "Check" },
  { step: "done", label: "Done" },
] as const;

interface ImportStepsProps {
  importId: number;
  at: (typeof steps)[number]["step"];
}

/** The steps of an upload; one may go to any of the first three until the file is taken in. */
export function ImportSteps({ importId, at }: ImportStepsProps) {
  const here = steps.findIndex(({ step }) => step === at);
  return (
    <nav aria-label="Steps of this import" className="no-print mt-4">
      <ol className="flex flex-wrap items-center gap-x-1 gap-y-2 text-sm">
        {steps.map(({ step, label }, index) => (
          <li key={step} className="flex items-center gap-1">
            {index > 0 ? <span className="mx-1 h-px w-4 bg-line sm:w-8" aria-hidden="true" /> : null}
            <Step
              to={
                at !== "done" && step !== "done" && step !== at ? `/imports/${importId}/${step}` : undefined
              }
              number={index + 1}
              label={label}
              standing={index === here ? "here" : index < here ? "behind" : "ahead"}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

const circles = {
  here: "border-accent bg-accent text-on-accent",
  behind: "border-accent text-accent",
  ahead: "border-edge text-faint",
};

interface StepProps {
  to: string | undefined;
  number: number;
  label: string;
  standing: keyof typeof circles;
}

function Step({ to, number, label, standing }: StepProps) {
  const content = (
    <>
      <span
        className={`inline-flex size-5 items-center justify-center rounded-full border text-xs ${circles[standing]}`}
        aria-hidden="true"
      >
        {number}
      </span>
      {label}
    </>
  );
  const look = `inline-flex items-center gap-1.5 rounded ${standing === "here" ? "font-medium text-ink" : "text-soft"}`;
  return to === undefined ? (
    <span className={look} aria-current={standing === "here" ? "step" : undefined}>
      {content}
    </span>
  ) : (
    <Link to={to} className={`${look} hover:underline`}>
      {content}
    </Link>
  );
}
