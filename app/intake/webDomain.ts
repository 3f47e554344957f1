// Which registrable domain does a website or an e-mail address belong to?
import { getDomain } from "tldts";
import { detached } from "./cellText";

const freeMail = new Set(
  (
    "gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.ca yahoo.de yahoo.fr ymail.com rocketmail.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de " +
    "outlook.com outlook.de live.com live.co.uk msn.com aol.com aim.com icloud.com me.com mac.com mail.com email.com usa.com gmx.com gmx.de gmx.net gmx.at " +
    "web.de t-online.de freenet.de proton.me protonmail.com pm.me tutanota.com tuta.io zoho.com zohomail.com yandex.com yandex.ru mail.ru inbox.ru bk.ru " +
    "qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net rediffmail.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net " +
    "charter.net spectrum.net earthlink.net juno.com optonline.net frontier.com frontiernet.net windstream.net centurylink.net roadrunner.com rr.com " +
    "shaw.ca rogers.com bell.net sympatico.ca telus.net btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net orange.fr wanadoo.fr free.fr " +
    "laposte.net sfr.fr libero.it virgilio.it tiscali.it terra.com.br uol.com.br bol.com.br bigpond.com optusnet.com.au fastmail.com hey.com duck.com"
  ).split(" "),
);

/** Pages of many companies: their address says nothing about whose it is. */
const shared = new Set([
  "facebook.com",
  "linkedin.com",
  "instagram.com",
  "twitter.com",
  "x.com",
  "youtube.com",
  "google.com",
  "yelp.com",
  "linktr.ee",
  "bit.ly",
]);

const kept = new Map<string, string | null>();

/** The registrable domain, lower case and in punycode, of a URL, host or e-mail address; undefined for free-mail providers and for no domain. */
export function domainKey(websiteOrEmail: string | null | undefined): string | undefined {
  if (!websiteOrEmail) return undefined;
  const host = websiteOrEmail
    .slice(websiteOrEmail.lastIndexOf("@") + 1)
    .trim()
    .toLowerCase();
  const known = kept.get(host);
  if (known !== undefined) return known ?? undefined;
  const domain = registrable(host);
  if (kept.size > 2_000) kept.clear();
  kept.set(detached(host), domain ?? null);
  return domain;
}

function registrable(host: string): string | undefined {
  const domain = getDomain(host);
  if (domain === null || domain.length > 253 || freeMail.has(domain) || shared.has(domain)) return undefined;
  if (!/[^\x20-\x7E]/.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return undefined;
  }
}
