// What does the daily mail say to a rep? The objections due by today, each with its lead, its money and what to ask.
import { formatDay } from "../domain/day";
import { formatMoney } from "../domain/money";
import { formatCount } from "../domain/rates";
import type { Objection } from "../reports/circleBackReport";
import { dueOn, type RepDayReport } from "../reports/repDayReport";
import type { OutgoingMail } from "./mailer";
import { aboutOf, leadUrl } from "./repCalendar";

/** So many stand in the mail; the rest is on the page. */
const most = 30;

/** The mail; undefined where nothing is due. `site` is the address that links begin with. */
export function repMail(
  { asOf, owner, currency, due }: RepDayReport,
  { to, site }: { to: string; site: string },
): OutgoingMail | undefined {
  if (due.length === 0) return undefined;
  const overdue = due.filter(({ standing }) => standing === "overdue").length;
  const count = `${formatCount(due.length)} ${due.length === 1 ? "objection" : "objections"}`;
  const late = overdue > 0 ? `, ${formatCount(overdue)} of them overdue` : "";
  const page = `${site}/circle-back?owner=${encodeURIComponent(owner)}&show=due`;
  const shown = due.slice(0, most);
  const rest = due.length - shown.length;
  const more = rest > 0 ? [`${formatCount(rest)} more are on the page.`] : [];
  const facts = shown.map((row) => ({ row, lines: linesOf(row, currency), url: leadUrl(site, row) }));
  return {
    to,
    subject: `Circle back today: ${count}${late}`,
    text: [
      `${owner}, ${count} to circle back on by ${formatDay(asOf)}${late}.`,
      ...facts.map(({ row, lines, url }) => [`* ${plain(row.lead)}`, ...lines, url].map(plain).join("\n  ")),
      ...more,
      page,
    ].join("\n\n"),
    html: [
      `<p>${html(owner)}, ${count} to circle back on by ${formatDay(asOf)}${late}.</p>`,
      "<ul>",
      ...facts.map(
        ({ row, lines, url }) =>
          `<li><p><a href="${html(url)}"><bdi>${html(row.lead)}</bdi></a><br>${lines.map(html).join("<br>")}</p></li>`,
      ),
      "</ul>",
      ...more.map((line) => `<p>${line}</p>`),
      `<p><a href="${html(page)}">All that is due</a></p>`,
    ].join("\n"),
  };
}

function linesOf(row: Objection, currency: string): string[] {
  const on = dueOn(row);
  const asked = row.prompt ?? row.prompts[0]?.words;
  return [
    `${aboutOf(row)} at ${row.step.name}, open ${formatCount(row.days)} ${row.days === 1 ? "day" : "days"}`,
    `${row.standing === "overdue" ? "Overdue since" : "Due"} ${on === null ? "—" : formatDay(on)}; at risk ${formatMoney(row.riskMinor, currency)}`,
    ...(asked ? [asked] : []),
  ];
}

/** One line: a name from a file may hold line ends. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

function html(text: string): string {
  const signs: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return plain(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? "");
}
