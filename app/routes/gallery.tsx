// How does every component look in every state, light and dark? In development only.
import type { MetaFunction } from "@remix-run/node";
import type { ReactNode } from "react";
import {
  FigureSpecimens,
  HistorySpecimens,
  PlacketSpecimens,
  TableSpecimens,
} from "../components/gallery/BitSpecimens";
import {
  FrameSpecimens,
  StallSpecimens,
  TrendSpecimens,
  VendorSpecimens,
} from "../components/gallery/ChartSpecimens";
import { FormSpecimens, NoticeSpecimens, PageSpecimens } from "../components/gallery/FormSpecimens";

export const meta: MetaFunction = () => [{ title: "Gallery – Placket" }];

export function loader() {
  if (process.env.NODE_ENV === "production") throw new Response("Not found", { status: 404 });
  return null;
}

export default function Gallery() {
  return (
    <>
      <Pair name="Page">
        <PageSpecimens />
      </Pair>
      <Pair name="Stall chart">
        <StallSpecimens />
      </Pair>
      <Pair name="Vendor chart">
        <VendorSpecimens />
      </Pair>
      <Pair name="Trend chart">
        <TrendSpecimens />
      </Pair>
      <Pair name="Chart frame">
        <FrameSpecimens />
      </Pair>
      <Pair name="Placket">
        <PlacketSpecimens />
      </Pair>
      <Pair name="Figures">
        <FigureSpecimens />
      </Pair>
      <Pair name="Tables">
        <TableSpecimens />
      </Pair>
      <Pair name="History">
        <HistorySpecimens />
      </Pair>
      <Pair name="Notices">
        <NoticeSpecimens />
      </Pair>
      <Pair name="Forms">
        <FormSpecimens />
      </Pair>
    </>
  );
}

/** The same specimen twice: side by side where the window is very wide, else one below the other. */
function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="mb-10 grid gap-4 min-[120rem]:grid-cols-2">
      {["light", "dark"].map((theme) => (
        <div
          key={theme}
          data-theme={theme}
          data-specimen={`${name} ${theme}`}
          className="min-w-0 rounded-lg p-4 sm:p-6"
        >
          {children}
        </div>
      ))}
    </div>
  );
}
