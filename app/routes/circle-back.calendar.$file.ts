// One rep's due days as a calendar feed, behind an address that nobody guesses.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { repCalendar } from "../server/repCalendar";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = /^([\w-]{32,64})\.ics$/.exec(params.file ?? "")?.[1];
  const site = new URL(request.url).origin;
  const feed = token && (await repCalendar(context, { token, site, now: new Date() }));
  if (!feed) throw new Response(null, { status: 404 });
  return new Response(feed, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="circle-back.ics"',
      "Cache-Control": "private, no-cache",
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
    },
  });
}
