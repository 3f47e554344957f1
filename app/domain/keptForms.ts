// What becomes of a form that was sent from a phone, with and without a connection?

/** A form that waits on the device until the server has it, or until its errors are mended. */
export interface KeptForm {
  /** The same for every try of one form, so that the server stores it once. */
  post: string;
  leadId: number;
  fields: [name: string, value: string][];
  /** What it says, in one line. */
  says: string;
  /** When it was first sent: forms are sent in this order. */
  keptAt: string;
  state: "waiting" | "refused";
  /** Sentences by field, where it was refused. */
  errors: Record<string, string>;
}

export type SendAnswer =
  | { kind: "stored"; to: string }
  | { kind: "unreachable" }
  | { kind: "refused"; errors: Record<string, string> };

/** Not now, but perhaps later: the connection, the server or a sign-in is missing. */
const later = [401, 403, 408, 425, 429];

/**
 * What an answer means; no status is no answer at all. Only an answer of our own counts as stored: a hotel's page that asks for a room
 * number answers 200 as well.
 */
export function answerOf(status: number | undefined, body: unknown): SendAnswer {
  const told = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  if (status === undefined || status < 200 || status >= 500 || later.includes(status))
    return { kind: "unreachable" };
  if (status < 300)
    return typeof told.to === "string" ? { kind: "stored", to: told.to } : { kind: "unreachable" };
  if (status < 400) return { kind: "unreachable" };
  if (status === 422 && isErrors(told.errors)) return { kind: "refused", errors: told.errors };
  const form =
    status === 404
      ? "This lead, step or signal is not there any more, so this could not be stored."
      : "This could not be understood. Open it, look it over and send it again.";
  return { kind: "refused", errors: { form } };
}

/** The form as it goes on waiting; undefined once it is stored. */
export function afterAnswer(kept: KeptForm, answer: SendAnswer): KeptForm | undefined {
  if (answer.kind === "stored") return undefined;
  if (answer.kind === "unreachable") return { ...kept, state: "waiting", errors: {} };
  return { ...kept, state: "refused", errors: answer.errors };
}

const prefix = "placket.kept";

/** Under which name a device keeps a form. */
export function keptKey(organizationId: number, { leadId, post }: Pick<KeptForm, "leadId" | "post">): string {
  return `${prefix}.${organizationId}.${leadId}.${post}`;
}

/** Whether something a device keeps is a form of this organization. */
export function isKeptKey(organizationId: number, key: string): boolean {
  return key.startsWith(`${prefix}.${organizationId}.`);
}

/** A form as it was written down; undefined where that is none of ours. */
export function readKept(text: string | null): KeptForm | undefined {
  if (text === null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** "Kept on this device: 1 entry not sent yet". */
export function keptSentence(count: number): string {
  return `Kept on this device: ${count} ${count === 1 ? "entry" : "entries"} not sent yet`;
}

function isKept(value: unknown): value is KeptForm {
  if (typeof value !== "object" || value === null) return false;
  const { post, leadId, fields, says, keptAt, state, errors } = value as Record<string, unknown>;
  return (
    [post, says, keptAt].every((word) => typeof word === "string") &&
    Number.isSafeInteger(leadId) &&
    (state === "waiting" || state === "refused") &&
    isErrors(errors) &&
    Array.isArray(fields) &&
    fields.every(
      (field) =>
        Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === "string"),
    )
  );
}

function isErrors(value: unknown): value is Record<string, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((text) => typeof text === "string")
  );
}
