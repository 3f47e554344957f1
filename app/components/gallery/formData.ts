// Which made-up choices and columns do the form specimens offer?
import type { MappingColumn, MappingGroup } from "../forms/MappingTable";

export const specimenVendors = [
  { id: 1, name: "Northgate Leads" },
  { id: 2, name: "Set & Held Co." },
  { id: 3, name: "Brand-new vendor with a very long legal name GmbH & Co. KG" },
];

export const specimenLists = [
  { id: 1, name: "September MQL" },
  { id: 2, name: "Q3 appointments" },
];

export const mappingGroups: MappingGroup[] = [
  {
    label: "Lead",
    options: [
      { value: "lead.company", label: "Company" },
      { value: "lead.email", label: "E-mail" },
      { value: "lead.phone", label: "Phone" },
      { value: "lead.cost", label: "Cost" },
    ],
  },
  { label: "Steps", options: [{ value: "step.Appointment held", label: "Appointment held" }] },
];

export const mappingColumns: MappingColumn[] = [
  {
    index: 0,
    header: "Company Name",
    samples: ["Halvorsen Dental Group", "Brightwater Logistics", "Orchard Legal"],
    filled: 1,
    target: "lead.company",
    confidence: "sure",
  },
  {
    index: 1,
    header: "Demo date",
    samples: ["2026-09-16", "", "2026-10-01"],
    filled: 0.034,
    target: "step.Appointment held",
    confidence: "guess",
  },
  {
    index: 2,
    header: "Org",
    samples: ["Halvorsen Dental Group (head office, second floor, ask for Marjorie)"],
    filled: 0.98,
    target: "lead.company",
    confidence: "guess",
    problem: "Two columns become Company. Leave one out.",
  },
  { index: 3, header: "", samples: [], filled: null, confidence: "none" },
];
