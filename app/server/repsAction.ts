// What does a form of the reps' page do: add a rep, set the mail, or give the calendar another address?
import { z } from "zod";
import { withOrganization } from "../../db/connection";
import { findOrMakeRep, renewCalendarToken, setRepMail } from "../../db/queries/reps";
import { emailKey, nameKey } from "../domain/identityKeys";
import { repNameOf } from "../domain/repName";
import type { RepRefusal } from "../domain/repRefusal";
import { freshToken } from "./circleBackAction";
import type { LoadContext } from "./context";

const form = z.object({
  do: z.enum(["add", "mail", "renew"]),
  rep: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .optional(),
  name: z.string().default(""),
  email: z.string().default(""),
  daily: z.string().optional(),
});

/** Carries out one form; a refusal where what was typed will not do. @throws a 404 response where there is no such rep. */
export async function changeReps(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  fields: FormData,
): Promise<RepRefusal | undefined> {
  const parsed = form.safeParse(
    Object.fromEntries([...fields].filter(([, value]) => typeof value === "string")),
  );
  if (!parsed.success) throw new Response(null, { status: 404 });
  const { do: what, rep: repId, name, daily } = parsed.data;
  const email = parsed.data.email.trim();
  const address = emailKey(email);
  const refuse = (trouble: string) => ({
    ...{ repId: what === "add" ? null : (repId ?? null), trouble },
    typed: { name, email, daily: daily !== undefined },
  });
  return withOrganization(db, organizationId, async (db) => {
    if (what === "add") {
      const known = repNameOf(name);
      if (known === undefined) return refuse("Type a name of at most 80 characters.");
      await findOrMakeRep(db, { name: known, nameKey: nameKey(known), token: freshToken() });
      return undefined;
    }
    if (repId === undefined) throw new Response(null, { status: 404 });
    if (what === "mail" && email !== "" && address === null)
      return refuse(`"${email.slice(0, 80)}" is no e-mail address. Write it as maria@example.com.`);
    if (what === "mail" && email === "" && daily !== undefined)
      return refuse("Type the address that the daily mail goes to, or leave the daily mail off.");
    const found =
      what === "renew"
        ? await renewCalendarToken(db, { repId, token: freshToken() })
        : await setRepMail(db, { repId, email: address, dailyMail: daily !== undefined });
    if (!found) throw new Response(null, { status: 404 });
    return undefined;
  });
}
