// How does a sentence begin whose first word comes from elsewhere?

/** With a capital: "Under 0.1 % of these leads win". */
export function beginning(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
