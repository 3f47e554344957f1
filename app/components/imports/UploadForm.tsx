// How does a file come in, and what goes with it?
import { useEffect, useState } from "react";
import { Button } from "../forms/Button";
import { FileDrop } from "../forms/FileDrop";
import { OptionFields, type OptionValues } from "./OptionFields";

interface UploadFormProps {
  vendors: string[];
  currency: string;
  /** What had been typed, when the form comes back. */
  values?: OptionValues;
  /** Why the file was not taken. */
  error?: string;
}

/** A plain form, so that the browser streams the file itself and says how far it is. */
export function UploadForm({ vendors, currency, values = {}, error }: UploadFormProps) {
  const [sending, setSending] = useState(false);
  useEffect(() => {
    const back = () => setSending(false);
    window.addEventListener("pageshow", back);
    return () => window.removeEventListener("pageshow", back);
  }, []);
  return (
    <form
      method="post"
      action="/imports/upload"
      encType="multipart/form-data"
      onSubmit={() => setSending(true)}
      className="grid gap-5"
    >
      <FileDrop
        name="file"
        label="A CSV or Excel file of leads, deals or signals"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values"
        hint="Up to 512 MB (Excel 64 MB). Any delimiter and encoding; you check its columns on the next page, before anything is stored."
        error={error}
        required
      />
      <OptionFields values={values} vendors={vendors} currency={currency} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button>Upload and check the columns</Button>
        <p role="status" className="text-sm text-soft">
          {sending ? "Sending the file and reading all of its rows…" : null}
        </p>
      </div>
    </form>
  );
}
