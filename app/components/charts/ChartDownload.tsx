// How does a reader take a chart away as a picture?
import { useContext, useRef, useState } from "react";
import { PageAsOf } from "../layout/pageAsOf";
import { chartPicture, picturePng } from "./chartPicture";

/** Two buttons that stand inside the chart's figure. Without scripts there is no drawing either: the table's file remains. */
export function ChartDownload({ name }: { name: string }) {
  const asOf = useContext(PageAsOf);
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const take = async (kind: "svg" | "png") => {
    const figure = place.current?.closest("figure");
    if (!figure) return;
    try {
      const picture = chartPicture(figure);
      const blob =
        kind === "svg" ? new Blob([picture.svg], { type: "image/svg+xml" }) : await picturePng(picture);
      if (!blob) throw new Error("no picture was made");
      save(blob, `placket-${name}${asOf === null ? "" : `-${asOf}`}.${kind}`);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div ref={place} data-picture="no" className="needs-scripts no-print flex items-center gap-3 text-sm">
      {failed ? (
        <p role="alert" className="text-objection-ink">
          This browser could not make the picture.
        </p>
      ) : null}
      {(["svg", "png"] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          aria-label={`This chart as ${kind.toUpperCase()}`}
          className="text-link tap inline-flex min-w-6 items-center justify-center"
          onClick={() => void take(kind)}
        >
          {kind.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

function save(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has begun by then; until then it reads from the address.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
