// What does the address of a lead's page ask for besides the lead?
interface LeadPage {
  /** Page of what happened, from 1. */
  page: number;
  /** What was just done, so that the page can say so. */
  done: { noted: number[]; taken: number | null; touched: number | null; dropped: boolean };
  /** Signals the page speaks of, however old they are. */
  also: number[];
  /** What is searched as another lead or deal of the same company. */
  same: string | undefined;
}

const mostPages = 100_000;

/** Total: what cannot be read is left out. */
export function decodeLeadPage(params: URLSearchParams): LeadPage {
  const noted = (params.get("noted") ?? "").split("-").flatMap(idsOf).slice(0, 50);
  const edited = idsOf(params.get("edit") ?? "");
  const [page = 1] = idsOf(params.get("history") ?? "");
  return {
    page: Math.min(page, mostPages),
    done: {
      noted,
      taken: idsOf(params.get("taken") ?? "")[0] ?? null,
      touched: idsOf(params.get("touched") ?? "")[0] ?? null,
      dropped: params.get("dropped") === "touch",
    },
    also: [...noted, ...edited],
    same: (params.get("same") ?? "").trim().slice(0, 200) || undefined,
  };
}

function idsOf(text: string): number[] {
  return /^[1-9]\d{0,14}$/.test(text) ? [Number(text)] : [];
}
