// What are the invented buyers of the sample organization called, and where are they?

const words = (text: string) => text.split(" ");

export const companyFirsts = words(
  "Alder Anchor Ashford Beacon Birchwood Blackwell Bluestone Bramble Brightwater Cadence Calloway Cardinal Cedarbrook Chestnut Clearfield Cobalt Copperfield Crestview Dunmore Eastgate Elmhurst Fairhaven Falconer Foxglove Garrison Glenmoor Granite Greystone Halcyon Hartwell Hawthorne Heron Highbridge Hollis Ironwood Juniper Kestrel Kingsley Lakemont Larkspur Linden Maplewood Marlow Meridian Millbrook Northfield Oakhurst Orchard Pemberton Pinecrest Quarry Redwood Ridgeway Rockport Rosewood Sandstone Sheffield Silverlake Stonegate Summit Thornbury Timberline Trellis Vanguard Wakefield Westbrook Whitlock Willow Windham Wren",
);

export interface Trade {
  noun: string;
  industry: string;
  seats: [number, number];
}

export const trades: readonly Trade[] = [
  { noun: "Dental Group", industry: "Dental practices", seats: [8, 60] },
  { noun: "Family Medicine", industry: "Medical clinics", seats: [12, 90] },
  { noun: "Orthopedics", industry: "Medical clinics", seats: [15, 120] },
  { noun: "Law Offices", industry: "Law firms", seats: [6, 80] },
  { noun: "Accounting", industry: "Accounting firms", seats: [5, 50] },
  { noun: "Wealth Advisors", industry: "Financial advisors", seats: [5, 40] },
  { noun: "Title & Escrow", industry: "Title companies", seats: [8, 45] },
  { noun: "Builders", industry: "Construction", seats: [10, 110] },
  { noun: "Mechanical", industry: "HVAC contractors", seats: [10, 90] },
  { noun: "Electric Supply", industry: "Wholesale", seats: [12, 100] },
  { noun: "Precision Machining", industry: "Manufacturing", seats: [15, 160] },
  { noun: "Packaging", industry: "Manufacturing", seats: [20, 180] },
  { noun: "Freight Lines", industry: "Logistics", seats: [15, 140] },
  { noun: "Auto Group", industry: "Car dealers", seats: [20, 150] },
  { noun: "Veterinary", industry: "Veterinary clinics", seats: [8, 40] },
  { noun: "Architects", industry: "Architects", seats: [6, 55] },
  { noun: "Civil Engineering", industry: "Engineers", seats: [10, 95] },
  { noun: "Property Management", industry: "Real estate", seats: [8, 70] },
  { noun: "Senior Living", industry: "Senior care", seats: [20, 130] },
  { noun: "Credit Union", industry: "Credit unions", seats: [15, 120] },
  { noun: "Academy", industry: "Private schools", seats: [20, 150] },
  { noun: "Insurance Agency", industry: "Insurance agencies", seats: [6, 45] },
];

export const legalForms = ["LLC", "Inc.", "Inc", "PC", "Co.", "LLP", "", "", ""] as const;

export interface Place {
  city: string;
  state: string;
  zip: string;
  area: string;
}

export const places: readonly [Place, ...Place[]] = [
  { city: "Columbus", state: "OH", zip: "43215", area: "614" },
  { city: "Cleveland", state: "OH", zip: "44114", area: "216" },
  { city: "Cincinnati", state: "OH", zip: "45202", area: "513" },
  { city: "Pittsburgh", state: "PA", zip: "15222", area: "412" },
  { city: "Harrisburg", state: "PA", zip: "17101", area: "717" },
  { city: "Allentown", state: "PA", zip: "18101", area: "610" },
  { city: "Rochester", state: "NY", zip: "14604", area: "585" },
  { city: "Albany", state: "NY", zip: "12207", area: "518" },
  { city: "Buffalo", state: "NY", zip: "14202", area: "716" },
  { city: "Hartford", state: "CT", zip: "06103", area: "860" },
  { city: "Worcester", state: "MA", zip: "01608", area: "508" },
  { city: "Manchester", state: "NH", zip: "03101", area: "603" },
  { city: "Portland", state: "ME", zip: "04101", area: "207" },
  { city: "Richmond", state: "VA", zip: "23219", area: "804" },
  { city: "Roanoke", state: "VA", zip: "24011", area: "540" },
  { city: "Charlotte", state: "NC", zip: "28202", area: "704" },
  { city: "Raleigh", state: "NC", zip: "27601", area: "919" },
  { city: "Greenville", state: "SC", zip: "29601", area: "864" },
  { city: "Knoxville", state: "TN", zip: "37902", area: "865" },
  { city: "Louisville", state: "KY", zip: "40202", area: "502" },
  { city: "Indianapolis", state: "IN", zip: "46204", area: "317" },
  { city: "Fort Wayne", state: "IN", zip: "46802", area: "260" },
  { city: "Grand Rapids", state: "MI", zip: "49503", area: "616" },
  { city: "Toledo", state: "OH", zip: "43604", area: "419" },
];

export const firstNames = words(
  "Aaron Alicia Andre Angela Anthony Barbara Brian Carla Carlos Cheryl Daniel Deborah Derek Diane Elena Eric Frank Gail George Grace Harold Heather Helen Howard Irene Jamal Janet Jason Jerome Joyce Karen Keith Kevin Laura Leon Linda Lucia Marcus Margaret Maria Martin Megan Michael Monica Nadia Nancy Neil Olivia Patricia Paul Priya Rachel Raymond Renee Robert Rosa Russell Samuel Sandra Sharon Stephen Susan Teresa Thomas Tina Victor Vincent Walter Wendy Yolanda",
);

export const lastNames = words(
  "Abbott Alvarez Bailey Barrett Bauer Becker Bennett Blake Bowman Brooks Burke Caldwell Carver Castillo Chandler Chen Cohen Collins Crawford Cruz Dalton Dawson Delgado Dixon Dorsey Doyle Duncan Ellis Farrell Fischer Fleming Foster Fowler Garner Gibson Grady Graves Hahn Hale Hanson Harmon Hayes Hoffman Holt Hubbard Ingram Jennings Keller Kemp Kramer Lambert Lang Lowe Lynch Mancini Marsh McCoy Mercer Meyer Moody Nash Nguyen Norris Novak O'Brien Ortega Osborne Parrish Patel Payne Quinn Ramsey Reyes Rhodes Rosen Salazar Sawyer Schultz Shah Sloan Stokes Tanner Underwood Vargas Vaughn Wagner Weaver Webb Yates Zimmerman",
);

export const titles = [
  "Owner",
  "President",
  "Office Manager",
  "Practice Manager",
  "Operations Manager",
  "CFO",
  "Controller",
  "General Manager",
  "Managing Partner",
  "IT Coordinator",
  "Director of Operations",
  "Executive Director",
] as const;

/** Who sells for the sample organization. */
export const sellers = ["Dana Whitfield", "Marco Iverson", "Priscilla Ott"] as const;
