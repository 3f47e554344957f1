// As of which day do the numbers of the page hold? Every explanation of a figure says it.
import { createContext } from "react";

/** The day, null where the page has none. */
export const PageAsOf = createContext<string | null>(null);
