// How does a chart join a page that the server has already laid out, without moving it and without taking it down?
import { Component, type ReactNode, Suspense, useEffect, useRef, useState } from "react";

export interface Size {
  width: number;
  height: number;
}

/**
 * Fills its positioned parent, measures it, and draws only in the browser: nothing on the server, since Recharts has no
 * SVG there. A drawing that throws leaves a sentence behind, and the table under the chart stays.
 */
export function Drawing({ label, children }: { label: string; children: (size: Size) => ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) setSize({ width: Math.floor(width), height: Math.floor(height) });
    };
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields, and these are links in a drawing
    <div ref={box} className="drawing absolute inset-0" role="group" aria-label={label}>
      {size ? (
        <DrawingBoundary>
          <Suspense fallback={null}>{children(size)}</Suspense>
        </DrawingBoundary>
      ) : null}
    </div>
  );
}

class DrawingBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p
        role="alert"
        className="absolute inset-0 flex items-center justify-center bg-sheet p-6 text-center text-soft"
      >
        This chart could not be drawn. Its numbers are in the table below.
      </p>
    );
  }
}
