// What does a tap on a phone number or an e-mail address open?
import { emailKey } from "./identityKeys";

/** A call to a number as it is stored, E.164; undefined where the text is no number. */
export function callHref(phone: string): string | undefined {
  return /^\+\d{7,15}(;ext=\d{1,10})?$/.test(phone) ? `tel:${phone}` : undefined;
}

export interface Call {
  phone: string;
  href: string;
}

/** The number to call: the phone, else the mobile; null where neither is one. */
export function callOf(lead: { phone: string | null; mobile: string | null }): Call | null {
  for (const phone of [lead.phone, lead.mobile]) {
    const href = phone === null ? undefined : callHref(phone);
    if (phone !== null && href) return { phone, href };
  }
  return null;
}

/** A mail to an address; undefined where the text is none. */
export function mailHref(email: string): string | undefined {
  return emailKey(email) === null ? undefined : `mailto:${encodeURIComponent(email).replaceAll("%40", "@")}`;
}
