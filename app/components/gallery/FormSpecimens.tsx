// How do the pieces look that a reader fills in, and the pieces around a page?
import { Button, ButtonLink } from "../forms/Button";
import { Field, SelectField } from "../forms/Field";
import { FileDrop } from "../forms/FileDrop";
import { FilterBar } from "../forms/FilterBar";
import { MappingTable } from "../forms/MappingTable";
import { ProgressBar } from "../forms/ProgressBar";
import { EmptyState } from "../layout/EmptyState";
import { Notice } from "../layout/Notice";
import { PageHeader } from "../layout/PageHeader";
import { Pagination } from "../layout/Pagination";
import { Section } from "../layout/Section";
import { mappingColumns, mappingGroups, specimenLists, specimenVendors } from "./formData";

export function PageSpecimens() {
  return (
    <>
      <PageHeader
        place="Board"
        title="$41,300 of $96,000 is stuck: most of it at Pain agreed"
        lead="1,204 leads of 4 vendors, bought between Sep 2025 and Oct 2026. 31 of them have no price."
        actions={<ButtonLink to="/imports">Import a file</ButtonLink>}
      />
      <FilterBar
        filters={{}}
        vendors={specimenVendors}
        lists={specimenLists}
        action="/gallery"
        hrefFor={() => "/gallery"}
      />
      <FilterBar
        filters={{ vendor: 2, list: 1, from: "2026-01-01", asOf: "2026-11-23" }}
        vendors={specimenVendors}
        lists={specimenLists}
        action="/gallery"
        hrefFor={() => "/gallery"}
        chips={[{ label: "Stalled at Pain agreed", clearHref: "/gallery" }]}
      />
    </>
  );
}

export function NoticeSpecimens() {
  return (
    <Section title="Notices, empty, pages">
      <div className="space-y-3">
        <Notice tone="info" title="31 of 1,204 leads have no price">
          Sums add what is known; ratios leave these leads and their outcomes out.
        </Notice>
        <Notice
          tone="done"
          title="1,180 leads imported, 24 rows rejected"
          actions={
            <ButtonLink to="/imports" download>
              Download the rejects
            </ButtonLink>
          }
        />
        <Notice tone="warn" title="This file was taken in before">
          All 1,204 rows are already here. Importing it again adds nothing.
        </Notice>
        <Notice tone="error" title="Line 214, Cost: “1.234,50” could be 1.23 or 1234.50">
          Choose the number format of this column, then import again. Nothing was stored.
        </Notice>
        <EmptyState
          title="No leads yet"
          actions={
            <>
              <ButtonLink to="/imports" look="primary">
                Import a list
              </ButtonLink>
              <ButtonLink to="/">See the sample</ButtonLink>
            </>
          }
        >
          Take in a list you bought and the deals from your CRM. The board then shows at which button your
          leads stall and what that cost.
        </EmptyState>
        <Pagination
          page={7}
          pages={49}
          from={151}
          to={175}
          total={1204}
          noun="leads"
          hrefFor={(page) => `?page=${page}`}
        />
        <Pagination
          page={1}
          pages={1}
          from={1}
          to={4}
          total={4}
          noun="leads"
          hrefFor={(page) => `?page=${page}`}
        />
      </div>
    </Section>
  );
}

export function FormSpecimens() {
  return (
    <Section title="Forms" sheet>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="List name"
          name="name"
          defaultValue="September MQL"
          hint="As the vendor’s invoice calls it."
        />
        <Field
          label="Cost"
          name="cost"
          inputMode="decimal"
          defaultValue="1.2.00"
          error="“1.2.00” is not an amount. Write it like 1200.00."
        />
        <SelectField label="Vendor" name="vendor" defaultValue="2">
          {specimenVendors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <Field label="Bought on" name="on" type="date" disabled />
      </div>
      <div className="mt-5 flex flex-wrap gap-2">
        <Button>Import 1,180 rows</Button>
        <Button look="secondary">Check again</Button>
        <Button look="quiet">Cancel</Button>
        <Button look="danger">Undo this import</Button>
        <Button disabled>Importing…</Button>
      </div>
      <div className="mt-6 grid gap-4 sm:grid-cols-2">
        <FileDrop
          name="file"
          label="A CSV file"
          accept=".csv,text/csv"
          hint="Leads, deals or signals: one row each, with a header."
        />
        <FileDrop
          name="bad"
          label="A CSV file"
          error="photo.jpg is not a CSV file: line 1 holds no header."
        />
      </div>
      <div className="mt-6 space-y-4">
        <ProgressBar
          label="leads-september.csv"
          value={41_200}
          max={100_000}
          detail="41,200 of 100,000 rows"
        />
        <ProgressBar label="Counting the rows" value={null} max={1} />
        <ProgressBar label="deals.csv" value={1} max={1} detail="done" />
      </div>
      <div className="mt-6">
        <MappingTable columns={mappingColumns} groups={mappingGroups} />
      </div>
    </Section>
  );
}
