// What are the numbers behind the flow: each bucket, told apart by step and issue?

import type { WasteCell } from "../../domain/drill";
import { noPrice } from "../../domain/otherCurrencies";
import type { BucketPart } from "../../reports/wasteSums";
import { Count } from "../Count";
import { type Column, DataTable } from "../DataTable";
import { Money } from "../Money";
import { partyLooks } from "./partyLooks";

interface WasteTableProps {
  parts: BucketPart[];
  currency: string;
  hrefFor?: (cell: WasteCell) => string;
}

export function WasteTable({ parts, currency, hrefFor }: WasteTableProps) {
  const columns: Column<BucketPart>[] = [
    { key: "bucket", label: "Bucket", means: "bucket", names: true, cell: ({ bucket }) => bucket },
    { key: "whom", label: "On whom", means: "onWhom", cell: ({ onWhom }) => partyLooks[onWhom].label },
    {
      key: "step",
      label: "Step",
      means: "frontier",
      cell: ({ step }) => (step === undefined ? null : step === null ? "at no step" : <bdi>{step}</bdi>),
    },
    {
      key: "issue",
      label: "Issue",
      means: "issue",
      cell: ({ issue }) => (issue === undefined ? null : issue === null ? "none named" : <bdi>{issue}</bdi>),
    },
    {
      key: "leads",
      label: "Leads",
      means: "leads",
      align: "end",
      cell: (part) => <Count value={part.leads} href={hrefFor?.(part)} />,
    },
    {
      key: "money",
      label: "Money",
      means: "bucketMoney",
      align: "end",
      cell: (part) => (
        <Money
          minor={part.minor}
          currency={currency}
          href={part.leads > 0 ? hrefFor?.(part) : undefined}
          reason={noPrice(currency)}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption="Where each dollar went"
      exportAs="waste"
      columns={columns}
      rows={parts}
      rowKey={({ bucket, stepId, issueId }) => `${bucket} ${stepId} ${issueId}`}
    />
  );
}
