// Do tables and mappings say what they hold to those who cannot see them, and work without scripts?
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { type Column, DataTable } from "../../../app/components/DataTable";
import { FileDrop } from "../../../app/components/forms/FileDrop";
import { MappingTable } from "../../../app/components/forms/MappingTable";
import { ProgressBar } from "../../../app/components/forms/ProgressBar";
import { Pagination } from "../../../app/components/layout/Pagination";
import { draw } from "./routed";

interface Line {
  id: number;
  name: string;
  cost: number;
}

const columns: Column<Line>[] = [
  { key: "name", label: "Company", names: true, sortable: true, cell: ({ name }) => name },
  { key: "cost", label: "Cost", align: "end", sortable: true, cell: ({ cost }) => cost, foot: 7 },
];

describe("a table", () => {
  it("says how it is sorted and links to the other order", () => {
    const sort = { key: "cost", descending: true, hrefFor: (key: string) => `?sort=${key}` };
    draw(
      <DataTable
        caption="Leads"
        columns={columns}
        rows={[{ id: 1, name: "A", cost: 7 }]}
        rowKey={({ id }) => id}
        sort={sort}
      />,
    );
    expect(screen.getByRole("columnheader", { name: "Cost" }).getAttribute("aria-sort")).toBe("descending");
    expect(screen.getByRole("columnheader", { name: "Company" }).getAttribute("aria-sort")).toBe("none");
    expect(screen.getByRole("link", { name: "Company" }).getAttribute("href")).toContain("?sort=name");
    expect(screen.getByRole("rowheader").textContent).toBe("A");
  });

  it("scrolls in an area that has a name and can be reached by keyboard", () => {
    draw(
      <DataTable caption="Leads" columns={columns} rows={[]} rowKey={({ id }) => id} empty="No lead fits." />,
    );
    expect(screen.getByRole("region", { name: "Leads" }).getAttribute("tabindex")).toBe("0");
    expect(screen.getByText("No lead fits.")).toBeTruthy();
    expect(screen.queryByText("7")).toBeNull();
  });
});

describe("a mapping", () => {
  it("offers each column's choice by name, with samples, share filled and how sure it is", () => {
    const groups = [{ label: "Lead", options: [{ value: "lead.company", label: "Company" }] }];
    const column = {
      index: 3,
      header: "Org",
      samples: ["A", "", "B", "C", "D"],
      filled: 0.5,
      target: "lead.company",
    };
    draw(
      <MappingTable
        columns={[{ ...column, confidence: "guess", problem: "Two columns become Company." }]}
        groups={groups}
      />,
    );
    const choice = screen.getByRole<HTMLSelectElement>("combobox", { name: "What Org becomes" });
    expect([choice.name, choice.value]).toEqual(["column-3", "lead.company"]);
    expect(choice.getAttribute("aria-describedby")).toBe(screen.getByText("Two columns become Company.").id);
    expect(
      within(screen.getByRole("list"))
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual(["A", "B", "C"]);
    expect(screen.getByText("50 %")).toBeTruthy();
    expect(screen.getByText("a guess: check it")).toBeTruthy();
  });

  it("shows a dash where the share filled was not counted", () => {
    draw(
      <MappingTable
        columns={[{ index: 0, header: "", samples: [], filled: null, confidence: "none" }]}
        groups={[]}
      />,
    );
    expect(screen.getByText("—")).toBeTruthy();
    expect(screen.queryByText(/0 %/)).toBeNull();
  });
});

describe("the rest", () => {
  it("a file is chosen through a plain input whose error is tied to it", () => {
    draw(<FileDrop name="file" label="A CSV file" error="Not a CSV file." />);
    const input = screen.getByLabelText<HTMLInputElement>("A CSV file");
    expect(input.type).toBe("file");
    expect(input.getAttribute("aria-describedby")).toBe(screen.getByText("Not a CSV file.").id);
  });

  it("progress that cannot be said has no value", () => {
    draw(<ProgressBar label="Counting" value={null} max={1} />);
    expect(screen.getByRole("progressbar").hasAttribute("value")).toBe(false);
  });

  it("pages show the first, the last and those nearby", () => {
    draw(
      <Pagination
        page={7}
        pages={49}
        from={151}
        to={175}
        total={1204}
        noun="leads"
        hrefFor={(page) => `?page=${page}`}
      />,
    );
    const shown = screen.getAllByRole("link", { name: /^Page/ }).map((link) => link.textContent);
    expect(shown).toEqual(["1", "6", "7", "8", "49"]);
    expect(screen.getByRole("link", { name: "Page 7" }).getAttribute("aria-current")).toBe("page");
  });

  it("an empty list has no pages", () => {
    const { container } = draw(
      <Pagination page={1} pages={0} from={0} to={0} total={0} noun="leads" hrefFor={String} />,
    );
    expect(container.textContent).toBe("");
  });
});
