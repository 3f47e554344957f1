// Does a row sum up the rows above it instead of being one of its own?

const total =
  /^((grand|sub|overall)[\s-]*)?totals?(\s*(rows|leads|records))?$|^(zwischen|gesamt)?summe(\s+gesamt)?$|^gesamt(betrag|ergebnis)?$|^(sous[\s-]*)?tota(l|ux)(\s+g[eé]n[eé]ral)?$|^(sub)?totale(\s+(generale|complessivo))?$|^total\s+general$|^sumas?(\s+total(es)?)?$|^(importe|monto)\s+total$|^montant\s+total$|^Σ$|^totaal$|^totalt$|^eindtotaal$|^razem$/iu;

/** A first filled cell that says "Total", "Summe", "Total général" or the like, alone or with a number after it. */
export function isTotalRow(cells: readonly string[]): boolean {
  const first = (cells.find((cell) => cell.trim() !== "") ?? "").trim();
  if (first.length >= 30) return false;
  return total.test(first.normalize("NFC").replace(/\s*-?\s*:?\s*\d*$/, ""));
}
