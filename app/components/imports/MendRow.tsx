// How is one rejected row mended: what is wrong with it, and its cells to type in?
import { adviceOnPage } from "../../domain/adviceOnPage";
import { formatCount } from "../../domain/rates";
import type { WaitingReject } from "../../reports/rejectsReport";

export function MendRow({ line, sentence, cells }: WaitingReject) {
  const why = `why-${line}`;
  return (
    <fieldset className="min-w-0 border-t border-line py-4 first:border-t-0">
      <legend className="sr-only">Line {formatCount(line)}</legend>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 break-words text-objection-ink" id={why}>
          {adviceOnPage(sentence)}
        </p>
        <label className="tap inline-flex items-center gap-2 text-sm text-soft">
          <input type="checkbox" name="drop" value={line} /> Drop this row
        </label>
      </div>
      <input type="hidden" name={`width-${line}`} value={cells.length} />
      <div className="mt-3 grid grid-cols-1 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
        {cells.map(({ name, value, faulty }, index) => {
          const input = {
            id: `cell-${line}-${index}`,
            name: `cell-${line}-${index}`,
            defaultValue: value,
            className: "control",
            "aria-invalid": faulty || undefined,
            "aria-describedby": faulty ? why : undefined,
          };
          return (
            <div key={input.name} className="min-w-0 text-sm">
              <label
                htmlFor={input.id}
                className={`mb-1 block break-words ${faulty ? "font-medium text-objection-ink" : "text-soft"}`}
              >
                <bdi>{name}</bdi>
              </label>
              {/[\r\n]/.test(value) ? <textarea rows={2} {...input} /> : <input type="text" {...input} />}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
