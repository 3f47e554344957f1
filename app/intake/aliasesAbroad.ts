// Under which header names do German, French, Spanish and Dutch files write each field?
import type { TargetName } from "./targets";

type Aliases = Partial<Record<TargetName, string>>;

/** In words; compared without case, accents, spaces and punctuation. One language after the other: German, French, Spanish, Dutch. */
const who = {
  company:
    "firma|firmenname|unternehmen|unternehmensname|kunde|kundenname|betrieb|" +
    "société|societe|nom de la société|nom société|raison sociale|entreprise|nom de l'entreprise|client|compte|" +
    "empresa|nombre de la empresa|nombre empresa|razón social|compañía|cliente|cuenta|" +
    "bedrijf|bedrijfsnaam|organisatie|naam bedrijf|klant|klantnaam",
  person:
    "ansprechpartner|ansprechperson|kontakt|kontaktperson|vollständiger name|name des kontakts|" +
    "interlocuteur|personne de contact|nom complet|nom du contact|" +
    "contacto|persona de contacto|nombre completo|nombre del contacto|nombre y apellidos|" +
    "contactpersoon|naam contactpersoon|volledige naam|naam|aanspreekpunt",
  email:
    "e-mail-adresse|emailadresse|mailadresse|e-mail geschäftlich|" +
    "courriel|adresse e-mail|adresse mail|adresse électronique|mél|" +
    "correo|correo electrónico|dirección de correo|email de contacto|" +
    "e-mailadres|emailadres|mailadres",
  phone:
    "telefon|telefonnummer|tel.-nr.|rufnummer|festnetz|telefon geschäftlich|durchwahl|" +
    "téléphone|numéro de téléphone|tél|tél. fixe|téléphone fixe|" +
    "teléfono|número de teléfono|teléfono fijo|tfno|" +
    "telefoon|telefoonnummer|vast nummer|tel.nr.",
  website:
    "webseite|internetseite|internetadresse|site web|site internet|adresse web|sitio web|página web|pagina web|webpagina|bedrijfswebsite",
};

const where = {
  street:
    "straße|strasse|anschrift|adresse|straße und hausnummer|rue|adresse postale|adresse 1|calle|dirección|domicilio|straat|adres|straat en huisnummer",
  city: "ort|stadt|wohnort|ville|commune|localité|ciudad|localidad|población|plaats|woonplaats|stad|gemeente",
  postalCode: "plz|postleitzahl|code postal|cp|c.p.|código postal|postcode",
};

const dealDates = {
  opened:
    "erstellt am|erstellungsdatum|angelegt am|eröffnet am|date de création|créé le|date d'ouverture|fecha de creación|creado el|fecha de apertura|aanmaakdatum|aangemaakt op|openingsdatum",
  won: "gewonnen am|date de signature|gagné le|signé le|fecha de firma|ganado el|firmado el|gewonnen op|getekend op",
  lost: "verloren am|perdu le|perdido el|verloren op",
};

const leads: Aliases = {
  "lead.vendor_lead_id":
    "lead-nr.|lead-nummer|leadnummer|datensatz-id|kontakt-id|referenz|n° de lead|identifiant|référence|id du contact|identificador|número de lead|referencia|leadnr|referentie",
  "lead.company": who.company,
  "lead.person": who.person,
  "lead.title":
    "funktion|berufsbezeichnung|jobtitel|stellung|fonction|poste|intitulé du poste|cargo|puesto|functie|functietitel",
  "lead.email": who.email,
  "lead.phone": who.phone,
  "lead.mobile":
    "mobil|mobiltelefon|handy|handynummer|mobilnummer|portable|mobile|tél. portable|téléphone portable|móvil|teléfono móvil|celular|mobiel|mobiele telefoon|gsm|06-nummer",
  "lead.website": who.website,
  "lead.street": where.street,
  "lead.city": where.city,
  "lead.region": "bundesland|kanton|région|département|provincia|comunidad autónoma|estado|provincie|regio",
  "lead.postal_code": where.postalCode,
  "lead.country": "land|pays|país|staat",
  "lead.seats":
    "mitarbeiter|mitarbeiterzahl|anzahl mitarbeiter|beschäftigte|arbeitsplätze|pc-arbeitsplätze|effectif|nombre d'employés|nombre de salariés|nombre de postes|empleados|número de empleados|puestos de trabajo|medewerkers|aantal medewerkers|werkplekken|aantal werkplekken|werknemers",
  "lead.industry": "branche|wirtschaftszweig|secteur|secteur d'activité|activité|sector|rubro|bedrijfstak",
  "lead.purchase_unit": "leadart|lead-typ|einheit|type de lead|tipo de lead|leadtype|soort lead",
  "lead.cost":
    "preis|kosten|leadpreis|preis pro lead|stückpreis|einkaufspreis|prix|coût|prix du lead|prix unitaire|precio|coste|costo|precio por lead|precio unitario|prijs|leadprijs|prijs per lead|stuksprijs",
  "lead.currency": "währung|devise|monnaie|moneda|divisa|valuta",
  "lead.purchased_on":
    "kaufdatum|gekauft am|einkaufsdatum|bezugsdatum|eingangsdatum|eingang|datum|erstellt am|date d'achat|acheté le|date de réception|reçu le|date de création|date|" +
    "fecha de compra|comprado el|fecha de recepción|recibido el|fecha de creación|fecha|aankoopdatum|gekocht op|aangekocht op|ontvangen op|ontvangstdatum|aanmaakdatum",
  "lead.delivered_at":
    "geliefert am|lieferdatum|livré le|date de livraison|entregado el|fecha de entrega|geleverd op|leverdatum",
  "lead.note":
    "bemerkung|bemerkungen|notiz|notizen|anmerkung|kommentar|beschreibung|commentaire|commentaires|remarque|observations|nota|notas|observaciones|comentario|comentarios|opmerking|opmerkingen|notitie|notities|toelichting",
  "lead.disqualified_on": "reklamiert am|reklamationsdatum|disqualifié le|rechazado el|afgekeurd op",
  "lead.defect":
    "reklamationsgrund|mangel|ablehnungsgrund|motif de rejet|motivo de rechazo|reden van afkeuring|afkeurreden",
};

const lists: Aliases = {
  "list.vendor":
    "lieferant|anbieter|verkäufer|leadquelle|lead-quelle|quelle|herkunft|fournisseur|vendeur|source|source du lead|proveedor|vendedor|origen|fuente|leverancier|aanbieder|bron|leadbron|herkomst",
  "list.name":
    "liste|listenname|kampagne|bestellung|auftragsnummer|campagne|nom de la liste|commande|lista|nombre de la lista|campaña|pedido|lijst|lijstnaam|bestelling",
};

const deals: Aliases = {
  "deal.deal_id":
    "deal-id|verkaufschancen-id|auftragsnummer|angebotsnummer|id de l'opportunité|n° d'opportunité|id de la oportunidad|número de oportunidad|dealnummer|offertenummer",
  "deal.lead_id": "lead-nr.|lead-nummer|leadnummer|n° de lead|número de lead|leadnr",
  "deal.company": who.company,
  "deal.person": who.person,
  "deal.email": who.email,
  "deal.phone": who.phone,
  "deal.website": who.website,
  "deal.street": where.street,
  "deal.city": where.city,
  "deal.postal_code": where.postalCode,
  "deal.status":
    "phase|verkaufsphase|deal-phase|dealphase|stand|étape|étape de la transaction|phase de vente|statut|etapa|etapa del negocio|fase|estado|verkoopfase|dealfase",
  "deal.opened_on": dealDates.opened,
  "deal.won_on": dealDates.won,
  "deal.lost_on": dealDates.lost,
  "deal.amount":
    "betrag|auftragswert|wert|umsatz|volumen|dealwert|montant|valeur|chiffre d'affaires|importe|monto|valor|ingresos|bedrag|waarde|dealwaarde|omzet",
  "deal.mrr":
    "monatlich|monatlicher umsatz|monatspauschale|mensuel|revenu mensuel|abonnement mensuel|mensual|ingreso mensual|cuota mensual|maandelijks|maandbedrag|maandelijkse omzet",
  "deal.one_off":
    "einmalig|einrichtungsgebühr|frais d'installation|único|pago único|eenmalig|eenmalige kosten",
  "deal.currency": "währung|devise|monnaie|moneda|divisa|valuta",
  "deal.months":
    "laufzeit|vertragslaufzeit|monate|durée|durée du contrat|mois|duración|meses|looptijd|contractduur|maanden",
  "deal.margin": "marge|rohertrag|marge brute|margen|margen bruto|brutomarge",
  "deal.loss_reason":
    "verlustgrund|grund|absagegrund|motif de perte|raison de la perte|motivo de pérdida|razón de pérdida|reden van verlies|verliesreden",
  "deal.owner":
    "zuständig|besitzer|verantwortlich|betreuer|vertriebsmitarbeiter|propriétaire|responsable|propietario|comercial|eigenaar|verantwoordelijke|accountmanager",
};

/** What the names of each kind of file are in the other languages. */
export const aliasesAbroad: Partial<Record<string, Aliases>> = { leads: { ...leads, ...lists }, deals };

/** One date of a close, whichever way it went. */
export const closeDatesAbroad =
  "abschlussdatum|abgeschlossen am|geschlossen am|date de clôture|date de fermeture|clôturé le|fecha de cierre|cerrado el|sluitingsdatum|afsluitdatum|gesloten op";

/** Names that come in a pair and make one person. */
export const firstNamesAbroad = "vorname|prénom|nombre|voornaam";
export const lastNamesAbroad =
  "nachname|familienname|zuname|nom|nom de famille|apellido|apellidos|achternaam|familienaam";
