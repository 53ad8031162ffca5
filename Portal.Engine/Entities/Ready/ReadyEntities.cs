using static Portal.Engine.Entities.Ready.ReadyField;

namespace Portal.Engine.Entities.Ready;

/// <summary>The entities that most companies have. None of their fields is required: what a system lacks must not keep its records out.</summary>
public static class ReadyEntities
{
    static readonly EntityField Created = At("created_at", "Created"), Updated = At("updated_at", "Updated"), Currency = Text("currency", "Currency");

    public static IReadOnlyList<ReadyEntity> All { get; } =
    [
        Of("customer", "Customer", "A person your company sells to or talks with: a contact, a lead, a user.", new Match("email", Normalisation.Email),
            ["contact", "person", "people", "lead", "client", "kunde", "kontakt", "user", "subscriber", "cliente"],
            Found("name", "Name"), Found("email", "Email"), Found("phone", "Phone"), Text("company_key", "Company"), Text("job_title", "Job title"), Text("street", "Street"), Text("postal_code", "Postal code"),
            Text("city", "City"), Found("country", "Country"), Text("language", "Language"), Yes("newsletter", "Newsletter"), Created, Updated),
        Of("company", "Company", "A firm or another organisation: a customer, a supplier or a partner.", new Match("domain", Normalisation.Email),
            ["companies", "account", "organisation", "organization", "firma", "firmen", "unternehmen", "entreprise", "empresa", "business"],
            Found("name", "Name"), Found("domain", "Domain"), Found("vat_number", "VAT number"), Text("phone", "Phone"), Text("website", "Website"), Found("industry", "Industry"), Number("employees", "Employees"),
            Number("revenue", "Revenue"), Text("street", "Street"), Text("postal_code", "Postal code"), Text("city", "City"), Found("country", "Country"), Created, Updated),
        Of("deal", "Deal", "A sale that may come about, with its stage and its amount.", null,
            ["opportunity", "opportunities", "verkaufschance", "chance", "affaire", "oportunidad"],
            Found("title", "Title"), Found("stage", "Stage"), Found(Number("amount", "Amount")), Currency, Number("probability", "Probability"), Text("customer_key", "Customer"), Text("company_key", "Company"),
            Text("owner", "Owner"), Found(Day("close_date", "Closes")), Yes("won", "Won"), Created, Updated),
        Of("ticket", "Ticket", "A question or a trouble that somebody asked for help with.", null,
            ["case", "issue", "request", "conversation", "anfrage", "incident", "demande"],
            Found("number", "Number"), Found("subject", "Subject"), Text("body", "Text"), Found("status", "Status"), Found("priority", "Priority"), Text("customer_key", "Customer"), Text("company_key", "Company"),
            Text("assignee", "Assignee"), Text("channel", "Channel"), Number("replies", "Replies"), Found(At("opened_at", "Opened")), At("solved_at", "Solved"), Updated),
        Of("invoice", "Invoice", "What a customer was billed, and whether it is paid.", new Match("number", Normalisation.Trim),
            ["bill", "rechnung", "rechnungen", "facture", "factura"],
            Found("number", "Number"), Text("company_key", "Company"), Text("customer_key", "Customer"), Found("status", "Status"), Found(Number("total", "Total")), Number("net", "Net"), Number("tax", "Tax"),
            Number("open_amount", "Still to pay"), Currency, Found(Day("issued_on", "Issued")), Found(Day("due_on", "Due")), Found(Yes("paid", "Paid")), Day("paid_on", "Paid on"), Created, Updated),
        Of("payment", "Payment", "Money that came in or went out.", null,
            ["charge", "transaction", "zahlung", "zahlungen", "paiement", "pago", "payout"],
            Found("reference", "Reference"), Text("invoice_key", "Invoice"), Text("customer_key", "Customer"), Found(Number("amount", "Amount")), Currency, Text("method", "Method"), Found("status", "Status"),
            Hidden("iban", "IBAN"), Yes("refunded", "Refunded"), Found(At("paid_at", "Paid at")), Created, Updated),
        Of("employee", "Employee", "Somebody who works for your company.", new Match("email", Normalisation.Email),
            ["worker", "staff", "mitarbeiter", "personnel", "employe", "empleado", "teammember"],
            Found("name", "Name"), Found("email", "Email"), Text("phone", "Phone"), Found("employee_number", "Employee number"), Text("job_title", "Job title"), Found("department", "Department"), Text("manager_key", "Manager"),
            Day("hired_on", "Hired"), Day("left_on", "Left"), Found(Yes("active", "Active")), Hidden("birth_date", "Birth date"), Hidden("salary", "Salary"), Updated),
        Of("project", "Project", "Work with a beginning and an end, often for a customer.", null,
            ["projekt", "projekte", "projet", "proyecto", "matter", "engagement"],
            Found("name", "Name"), Found("code", "Code"), Found("status", "Status"), Text("company_key", "Company"), Text("owner", "Owner"), Number("budget", "Budget"), Currency, Day("starts_on", "Begins"), Found(Day("ends_on", "Ends")), Created, Updated),
        Of("task", "Task", "Something that somebody is to do.", null,
            ["todo", "activity", "activities", "aufgabe", "aufgaben", "tache", "tarea", "workitem"],
            Found("title", "Title"), Text("description", "Description"), Found("status", "Status"), Text("priority", "Priority"), Found("assignee", "Assignee"), Text("project_key", "Project"), Found(Day("due_on", "Due")), Yes("done", "Done"),
            At("done_at", "Done at"), Created, Updated),
        Of("product", "Product", "Something your company sells.", new Match("sku", Normalisation.CaseAndSpace),
            ["item", "article", "artikel", "produkt", "produkte", "produit", "producto"],
            Found("name", "Name"), Found("sku", "SKU"), Text("description", "Description"), Found(Number("price", "Price")), Currency, Found("category", "Category"), Text("unit", "Unit"), Number("stock", "In stock"), Yes("active", "Active"),
            Text("barcode", "Barcode"), Created, Updated),
    ];

    public static ReadyEntity? Find(string name) => All.FirstOrDefault(ready => ready.Draft.Name == name);

    static ReadyEntity Of(string name, string label, string sentence, Match? match, IReadOnlyList<string> called, params EntityField[] fields) =>
        new(new EntityDraft(name, label, EntityKind.Keyed, fields) { Match = match }, sentence, called);
}
