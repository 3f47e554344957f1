// How are forms sent so that none is lost without a connection and none is stored twice?
import { useCallback, useEffect, useRef, useState } from "react";
import { afterAnswer, answerOf, type KeptForm, type SendAnswer } from "../../domain/keptForms";
import { forget, keep, listKept } from "./keptStore";

const patienceMs = 15_000;

interface KeptForms {
  /** Forms of all leads that wait on this device; empty until the page has come alive. */
  kept: KeptForm[];
  /** False where this device lets us keep nothing beyond the page. */
  lasting: boolean;
  sending: boolean;
  /** Keeps the form, sends it, and forgets it once it is stored. */
  send(form: KeptForm): Promise<SendAnswer>;
  /** Sends all that wait, oldest first, until one does not get through. */
  sendAll(): Promise<void>;
  discard(form: KeptForm): void;
}

/** `onStored` is told where to go after forms were stored that had waited. */
export function useKeptForms(
  organizationId: number,
  onStored: (form: KeptForm, to: string) => void,
): KeptForms {
  const [kept, setKept] = useState<KeptForm[]>([]);
  const [lasting, setLasting] = useState(true);
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const stored = useRef(onStored);
  stored.current = onStored;
  const look = useCallback(() => setKept(listKept(organizationId)), [organizationId]);

  const send = useCallback(
    async (form: KeptForm) => {
      setLasting(keep(organizationId, form));
      const answer = await post(form);
      const left = afterAnswer(form, answer);
      if (left) keep(organizationId, left);
      else forget(organizationId, form);
      look();
      return answer;
    },
    [organizationId, look],
  );

  const sendAll = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setSending(true);
    try {
      for (const form of listKept(organizationId)) {
        if (form.state === "refused") continue;
        const answer = await send(form);
        if (answer.kind === "unreachable") break;
        if (answer.kind === "stored") stored.current(form, answer.to);
      }
    } finally {
      busy.current = false;
      setSending(false);
    }
  }, [organizationId, send]);

  useEffect(() => {
    look();
    void sendAll();
    const again = () => void sendAll();
    addEventListener("online", again);
    addEventListener("storage", look);
    return () => {
      removeEventListener("online", again);
      removeEventListener("storage", look);
    };
  }, [look, sendAll]);

  const discard = useCallback(
    (form: KeptForm) => {
      forget(organizationId, form);
      look();
    },
    [organizationId, look],
  );
  return { kept, lasting, sending, send, sendAll, discard };
}

async function post({ leadId, fields }: KeptForm): Promise<SendAnswer> {
  try {
    const response = await fetch(`/leads/${leadId}/signals`, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    });
    return answerOf(response.status, await response.json().catch(() => undefined));
  } catch {
    return answerOf(undefined, undefined);
  }
}
