// Are the columns of German, French, Spanish and Dutch files understood by their names?
import { expect, it } from "vitest";
import { guess } from "./guessing";

const cases: [what: string, header: string, kind: string, columns: Record<string, string>][] = [
  [
    "leads in German",
    "Lead-Nr.;Firma;Ansprechpartner;E-Mail;Telefon;Mobil;Straße;PLZ;Ort;Branche;Mitarbeiter;Preis;Kaufdatum;Lieferant;Bemerkung",
    "leads",
    {
      ...{
        "lead.vendor_lead_id": "Lead-Nr.",
        "lead.company": "Firma",
        "lead.person": "Ansprechpartner",
        "lead.email": "E-Mail",
        "lead.phone": "Telefon",
        "lead.mobile": "Mobil",
        "lead.street": "Straße",
        "lead.postal_code": "PLZ",
      },
      ...{
        "lead.city": "Ort",
        "lead.industry": "Branche",
        "lead.seats": "Mitarbeiter",
        "lead.cost": "Preis",
        "lead.purchased_on": "Kaufdatum",
        "list.vendor": "Lieferant",
        "lead.note": "Bemerkung",
      },
    },
  ],
  [
    "leads in French",
    "Société;Prénom;Nom;Courriel;Téléphone;Portable;Adresse;Code postal;Ville;Pays;Secteur d'activité;Nombre de salariés;Prix du lead;Date d'achat;Fournisseur",
    "leads",
    {
      ...{
        "lead.company": "Société",
        "lead.person": "Prénom + Nom",
        "lead.email": "Courriel",
        "lead.phone": "Téléphone",
        "lead.mobile": "Portable",
        "lead.street": "Adresse",
        "lead.postal_code": "Code postal",
      },
      ...{
        "lead.city": "Ville",
        "lead.country": "Pays",
        "lead.industry": "Secteur d'activité",
        "lead.seats": "Nombre de salariés",
        "lead.cost": "Prix du lead",
        "lead.purchased_on": "Date d'achat",
        "list.vendor": "Fournisseur",
      },
    },
  ],
  [
    "leads in Spanish",
    "Empresa;Nombre;Apellidos;Correo electrónico;Teléfono;Móvil;Dirección;Código postal;Ciudad;Provincia;País;Empleados;Precio;Fecha de compra;Proveedor;Observaciones",
    "leads",
    {
      ...{
        "lead.company": "Empresa",
        "lead.person": "Nombre + Apellidos",
        "lead.email": "Correo electrónico",
        "lead.phone": "Teléfono",
        "lead.mobile": "Móvil",
        "lead.street": "Dirección",
        "lead.postal_code": "Código postal",
        "lead.city": "Ciudad",
      },
      ...{
        "lead.region": "Provincia",
        "lead.country": "País",
        "lead.seats": "Empleados",
        "lead.cost": "Precio",
        "lead.purchased_on": "Fecha de compra",
        "list.vendor": "Proveedor",
        "lead.note": "Observaciones",
      },
    },
  ],
  [
    "leads in Dutch",
    "Bedrijfsnaam;Contactpersoon;E-mailadres;Telefoonnummer;Mobiel;Adres;Postcode;Plaats;Aantal werkplekken;Prijs per lead;Aankoopdatum;Leverancier;Opmerkingen",
    "leads",
    {
      ...{
        "lead.company": "Bedrijfsnaam",
        "lead.person": "Contactpersoon",
        "lead.email": "E-mailadres",
        "lead.phone": "Telefoonnummer",
        "lead.mobile": "Mobiel",
        "lead.street": "Adres",
        "lead.postal_code": "Postcode",
        "lead.city": "Plaats",
      },
      ...{
        "lead.seats": "Aantal werkplekken",
        "lead.cost": "Prijs per lead",
        "lead.purchased_on": "Aankoopdatum",
        "list.vendor": "Leverancier",
        "lead.note": "Opmerkingen",
      },
    },
  ],
  [
    "deals in German",
    "Verkaufschance;Firma;Phase;Auftragswert;Erstellt am;Abschlussdatum;Zuständig;Verlustgrund",
    "deals",
    {
      "deal.company": "Firma",
      "deal.status": "Phase",
      "deal.amount": "Auftragswert",
      "deal.opened_on": "Erstellt am",
      "deal.won_on": "Abschlussdatum",
      "deal.lost_on": "Abschlussdatum",
      "deal.owner": "Zuständig",
      "deal.loss_reason": "Verlustgrund",
    },
  ],
];
it.each(cases)("%s", (_what, header, kind, columns) => {
  expect(guess(header, ";")).toEqual({ kind, columns });
});
