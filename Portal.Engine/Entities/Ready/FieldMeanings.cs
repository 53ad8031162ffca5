namespace Portal.Engine.Entities.Ready;

/// <summary>
/// What systems call the fields that most entities have, in English, German, French and Spanish. Names are compared in small
/// letters, without accents and without anything between the words.
/// </summary>
public static class FieldMeanings
{
    public static FieldMeaning FirstName { get; } = Of("first_name", "firstname", "givenname", "forename", "vorname", "prenom", "namefirst", "first", "fname");

    public static FieldMeaning LastName { get; } = Of("last_name", "lastname", "surname", "familyname", "nachname", "familienname", "nomdefamille", "apellido", "apellidos", "namelast", "last", "lname");

    public static IReadOnlyList<FieldMeaning> All { get; } =
    [
        FirstName, LastName,
        Of("name", "name", "fullname", "displayname", "realname", "nom", "nomcomplet", "nombre", "namefull", "bezeichnung", "contactname", "companyname", "accountname", "firmenname", "firma", "projectname", "productname") with { Perhaps = ["label", "title"] },
        Of("email", "email", "mail", "emailaddress", "mailaddress", "emailaddr", "primaryemail", "workemail", "email1", "courriel", "correo", "correoelectronico", "emailadresse", "mailadresse") with { Look = FieldLook.Email, Perhaps = ["login", "username"] },
        Of("phone", "phone", "phonenumber", "telephone", "telefon", "telefonnummer", "tel", "telefono", "mobile", "mobilephone", "cell", "handy", "rufnummer", "primaryphone", "workphone") with { Look = FieldLook.Phone },
        Of("street", "street", "streetaddress", "address1", "addressline1", "line1", "strasse", "rue", "calle", "street1", "addressstreet", "mailingstreet", "billingstreet") with { InAddress = true },
        Of("postal_code", "postalcode", "postcode", "zip", "zipcode", "plz", "postleitzahl", "codepostal", "codigopostal", "mailingpostalcode", "billingpostalcode", "addresszip") with { InAddress = true },
        Of("city", "city", "town", "ort", "stadt", "wohnort", "ville", "ciudad", "locality", "mailingcity", "billingcity") with { InAddress = true },
        Of("country", "country", "countrycode", "land", "pays", "pais", "mailingcountry", "billingcountry", "hscountryregioncode", "countryregion") with { InAddress = true, Look = FieldLook.Country },
        Of("language", "language", "lang", "locale", "sprache", "langue", "idioma", "preferredlanguage"),
        Of("newsletter", "newsletter", "subscribed", "marketingconsent", "optin", "emailoptin"),
        Of("job_title", "jobtitle", "position", "stellenbezeichnung", "poste", "cargo", "beruf") with { Perhaps = ["title", "role"] },
        Of(["company_key", "company", "account_key"], "companyid", "companykey", "accountid", "organizationid", "organisationid", "firmenid", "firmennummer", "associatedcompanyid", "customercompany", "companynumber") with { Perhaps = ["company", "account", "organization"] },
        Of(["customer_key", "person_key", "contact_key", "customer", "person"], "customerid", "contactid", "personid", "clientid", "customerkey", "kundennummer", "kundennr", "kundenid", "requesterid", "requester", "numeroclient", "contactcontactid", "customernumber") with { Perhaps = ["customer", "contact", "client", "kunde", "person", "userid"] },
        Of(["invoice_key", "invoice"], "invoiceid", "invoicekey", "rechnungsid", "invoiceinvoiceid") with { Perhaps = ["invoice"] },
        Of(["project_key", "project"], "projectid", "projectkey", "projektid", "projektnummer") with { Perhaps = ["project"] },
        Of(["manager_key", "manager"], "managerid", "reportsto", "reportstoid", "vorgesetzter", "supervisorid") with { Perhaps = ["manager", "supervisor"] },
        Of("domain", "domain", "domainname", "emaildomain", "companydomain") with { Look = FieldLook.Domain, Perhaps = ["website"] },
        Of("website", "website", "url", "homepage", "web", "webseite", "siteweb", "paginaweb", "websiteurl") with { Look = FieldLook.Web },
        Of(["vat_number", "vat"], "vat", "vatnumber", "vatid", "taxnumber", "taxid", "ustid", "ustidnr", "umsatzsteuerid", "tvaintracommunautaire", "numerotva", "nif", "cif"),
        Of("industry", "industry", "sector", "branche", "secteur", "industria"),
        Of("employees", "employees", "employeecount", "numberofemployees", "numemployees", "numberemployees", "headcount", "mitarbeiteranzahl", "anzahlmitarbeiter", "effectif", "empleados"),
        Of("revenue", "revenue", "annualrevenue", "turnover", "umsatz", "jahresumsatz", "chiffredaffaires", "ingresos"),
        Of("title", "title", "dealname", "opportunityname", "titel", "titre", "titulo", "summary", "taskname") with { Perhaps = ["name", "subject"] },
        Of("stage", "stage", "dealstage", "stagename", "phase", "pipelinestage", "etape", "etapa") with { Perhaps = ["status"] },
        Of("amount", "amount", "value", "betrag", "montant", "importe", "dealvalue", "dealamount") with { Perhaps = ["total", "sum", "summe"] },
        Of("currency", "currency", "currencycode", "currencyisocode", "waehrung", "wahrung", "devise", "moneda", "dealcurrencycode") with { Look = FieldLook.Currency },
        Of("probability", "probability", "winprobability", "hsdealstageprobability", "wahrscheinlichkeit", "probabilite", "probabilidad"),
        Of("owner", "owner", "ownerid", "ownername", "hubspotownerid", "verantwortlich", "proprietaire", "responsable", "salesrep"),
        Of("assignee", "assignee", "assigneeid", "assignedto", "bearbeiter", "zustandig", "assigne", "asignado"),
        Of("close_date", "closedate", "closingdate", "expectedclosedate", "abschlussdatum", "datecloture", "fechacierre"),
        Of("won", "won", "iswon", "hsisclosedwon", "gewonnen"),
        Of("subject", "subject", "betreff", "objet", "asunto", "headline") with { Perhaps = ["title", "summary"] },
        Of("body", "body", "message", "content", "nachricht", "inhalt") with { Perhaps = ["description", "text", "beschreibung"] },
        Of("description", "description", "desc", "beschreibung", "descripcion", "details", "longdescription") with { Perhaps = ["body", "notes", "text"] },
        Of("status", "status", "state", "statut", "estado", "zustand"),
        Of("priority", "priority", "prioritat", "priorite", "prioridad", "urgency", "hsticketpriority"),
        Of("channel", "channel", "kanal", "canal", "viachannel", "origin"),
        Of("replies", "replies", "replycount", "numreplies", "antworten", "commentcount"),
        Of("number", "number", "invoicenumber", "casenumber", "ticketnumber", "rechnungsnummer", "rechnungsnr", "belegnummer", "numerofacture", "numero", "docnumber", "invoiceno", "nummer", "ticketid", "documentnumber") with { Perhaps = ["invoice", "no", "reference"] },
        Of("total", "total", "totalamount", "amounttotal", "grandtotal", "gesamtbetrag", "gesamt", "bruttobetrag", "brutto", "totalttc", "montantttc", "importetotal", "invoicetotal", "totalgross") with { Perhaps = ["amount", "amountdue"] },
        Of("net", "net", "subtotal", "nettobetrag", "netto", "totalht", "montantht", "baseimponible", "totalnet", "netamount"),
        Of("tax", "tax", "totaltax", "vatamount", "taxamount", "mwst", "mehrwertsteuer", "ust", "umsatzsteuer", "tva", "iva"),
        Of("open_amount", "openamount", "amountdue", "amountremaining", "balancedue", "balance", "offenerbetrag", "restbetrag", "resteapayer", "saldo"),
        Of("issued_on", "issuedon", "issuedate", "invoicedate", "dateissued", "rechnungsdatum", "belegdatum", "datefacture", "fechafactura", "datestring") with { Perhaps = ["date", "datum", "created", "fecha"] },
        Of(["due_on", "due"], "dueon", "due", "duedate", "datedue", "paymentdue", "faelligam", "falligam", "faelligkeit", "falligkeit", "falligkeitsdatum", "echeance", "dateecheance", "vencimiento", "fechavencimiento", "duedatestring"),
        Of("paid", "paid", "ispaid", "bezahlt", "paye", "pagado"),
        Of("paid_on", "paidon", "paiddate", "datepaid", "fullypaidondate", "bezahltam", "datepaiement", "fechapago"),
        Of("paid_at", "paidat", "paidtime", "capturedat", "bezahltam", "zahlungsdatum", "datepaiement", "paymentdate") with { Perhaps = ["created", "date", "createdat"] },
        Of("reference", "reference", "ref", "referenz", "verwendungszweck", "transactionid", "paymentreference") with { Perhaps = ["description"] },
        Of("method", "method", "paymentmethod", "paymenttype", "zahlungsart", "zahlungsmethode", "modedepaiement", "metododepago"),
        Of("refunded", "refunded", "isrefunded", "erstattet", "rembourse"),
        Of("iban", "iban", "bankaccountiban", "kontoiban") with { Look = FieldLook.Iban },
        Of("employee_number", "employeenumber", "employeeid", "personalnummer", "personalnr", "staffid", "matricule"),
        Of("department", "department", "abteilung", "departement", "departamento", "team"),
        Of("hired_on", "hiredon", "hiredate", "hiringdate", "eintrittsdatum", "eintritt", "dateembauche", "employmentstartdate") with { Perhaps = ["startdate"] },
        Of("left_on", "lefton", "terminationdate", "austrittsdatum", "austritt", "datedepart", "employmentenddate") with { Perhaps = ["enddate"] },
        Of("active", "active", "isactive", "aktiv", "actif", "activo", "enabled"),
        Of("birth_date", "birthdate", "birthday", "dateofbirth", "dob", "geburtsdatum", "geburtstag", "datedenaissance", "fechanacimiento"),
        Of("salary", "salary", "gehalt", "salaire", "salario", "basesalary", "wage"),
        Of("code", "code", "projectcode", "projektcode", "projektnummer", "shortcode"),
        Of("budget", "budget", "budgetamount", "presupuesto"),
        Of("starts_on", "startson", "startdate", "datestart", "beginn", "startdatum", "datedebut", "fechainicio", "start"),
        Of("ends_on", "endson", "enddate", "dateend", "ende", "enddatum", "datefin", "fechafin", "end"),
        Of("done", "done", "completed", "iscompleted", "isdone", "erledigt", "termine", "hecho"),
        Of("done_at", "doneat", "completedat", "completeddate", "datecompleted", "erledigtam"),
        Of("sku", "sku", "articlenumber", "itemnumber", "artikelnummer", "artikelnr", "productcode", "hssku", "referenceproduit", "itemcode"),
        Of("price", "price", "unitprice", "preis", "listprice", "verkaufspreis", "prix", "precio", "salesunitprice", "stueckpreis"),
        Of("category", "category", "kategorie", "categorie", "categoria", "producttype"),
        Of("unit", "unit", "einheit", "unite", "unidad", "uom", "unitofmeasure"),
        Of("stock", "stock", "quantityonhand", "inventory", "bestand", "lagerbestand", "existencias", "stockquantity", "inventoryquantity"),
        Of("barcode", "barcode", "ean", "gtin", "upc", "isbn"),
        Of(["created_at", "created"], "created", "createdat", "createdate", "createddate", "createdon", "createdtime", "creationdate", "datecreated", "timecreated", "creationtime", "createdms", "createddateutc", "erstellt", "erstelltam", "angelegt", "angelegtam", "anlagedatum", "datecreation", "datedecreation", "creele", "creado", "fechacreacion", "insertedat", "addedat"),
        Of(["updated_at", "updated"], "updated", "updatedat", "updatedate", "updateddate", "updatedon", "updatedtime", "modified", "modifiedat", "modifieddate", "modifiedon", "modifiedms", "lastmodified", "lastmodifieddate", "lastmodifiedat", "hslastmodifieddate", "lastmodifieddateutc", "updateddateutc", "lastupdated", "lastupdate", "dateupdated", "datemodified", "changedon", "changedat", "lastchanged", "geandert", "geandertam", "aktualisiert", "aktualisiertam", "datemodification", "modifiele", "actualizado", "fechamodificacion", "systemmodstamp"),
        Of("opened_at", "opened", "openedat", "openedon", "dateopened", "eroffnet", "geoffnetam", "ouvertle") with { Perhaps = ["created", "createdat", "createddate", "createdate", "erstelltam", "datecreated"] },
        Of("solved_at", "solvedat", "closedat", "closeddate", "resolvedat", "solved", "gelostam", "geschlossenam", "resolule", "dateclosed"),
    ];

    /// <summary>What a field of this name means; null if that is not known.</summary>
    public static FieldMeaning? Of(string field) => All.FirstOrDefault(meaning => meaning.Names.Contains(field));

    static FieldMeaning Of(string name, params string[] words) => new([name], words);

    static FieldMeaning Of(string[] names, params string[] words) => new(names, words);
}
