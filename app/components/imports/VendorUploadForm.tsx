// How does a vendor send a list?
import { Button } from "../forms/Button";
import { Field } from "../forms/Field";
import { FileDrop } from "../forms/FileDrop";

interface VendorUploadFormProps {
  token: string;
  list?: string | undefined;
  error?: string;
}

/** A plain form, so that the browser streams the file itself. */
export function VendorUploadForm({ token, list, error }: VendorUploadFormProps) {
  return (
    <form method="post" action={`/vendor/${token}`} encType="multipart/form-data" className="grid gap-5">
      <div className="max-w-md">
        <Field
          label="Name of the list"
          name="list"
          autoComplete="off"
          defaultValue={list}
          hint="The file’s name if empty."
        />
      </div>
      <FileDrop
        name="file"
        label="The list, as CSV or Excel"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values"
        hint="One row a lead, column names on top. Up to 512 MB (Excel 64 MB)."
        error={error}
        required
      />
      <div>
        <Button>Upload and check</Button>
      </div>
    </form>
  );
}
