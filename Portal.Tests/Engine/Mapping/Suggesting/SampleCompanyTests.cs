using Portal.Engine.Entities.Ready;
using Portal.Engine.Mapping.Suggesting;
using Portal.Engine.Mapping.Trying;

namespace Portal.Tests.Engine.Mapping.Suggesting;

/// <summary>The six kinds of the sample company.</summary>
public sealed class SampleCompanyTests
{
    const string Contact = """{"id":51,"name":{"first":"Ann","last":"Smith"},"email":"ann.smith.51@example.com","phone":"+44 20 7946 0123","companyId":"cmp_7","address":{"city":"Leeds","country":"GB","postcode":"01234"},"tags":["vip"],"visits":12,"score":45.5,"newsletter":true,"createdAt":"2026-01-05T09:15:30Z","updatedAt":"2026-02-05T09:15:30Z","deleted":false}""";

    const string Company = """{"id":"cmp_7","name":"Blue Works Ltd","domain":"company7.example","vat":"GB123456789","employees":41,"revenue":"1234567.89","hq":{"city":"Leeds","country":"GB","geo":[1,2]},"created_ms":1767604530000,"modified_ms":1770282930000}""";

    const string Deal = """{"dealId":"deal-9","title":"Desk × 20","stage":"offer","amount":1500.5,"currency":"EUR","contact":{"id":51,"role":"buyer"},"company":{"id":"cmp_7"},"closeDate":"2026-05-01","created":"2026-01-05T09:15:30+02:00","last_modified":"2026-02-05T09:15:30+02:00","archived":false}""";

    const string Ticket = """{"number":12,"subject":"It does not start","body":"Hello","status":"open","priority":2,"requester":51,"replies":4,"opened":1767604530,"updated":1770282930}""";

    const string Invoice = """{"invoice":"INV-3","customer":{"company":"cmp_7"},"lines":[{"text":"Desk","price":"10.00"}],"total":"10.00","currency":"EUR","paid":false,"reminders":1,"due":"29.03.2026","created_on":"2026-01-05 09:15:30","changed_on":"2026-02-05 09:15:30"}""";

    const string Login = """{"id":"lgn_1","contact":51,"device":"phone","ip":"203.0.113.9","ok":true,"at":"Mon, 05 Jan 2026 09:15:30 GMT"}""";

    [Fact]
    public void Contacts_are_customers() => Assert.Equal(
        ["name <- name.first + name.last", "email <- email", "phone <- phone", "company_key <- companyId", "postal_code <- address.postcode", "city <- address.city", "country <- address.country", "newsletter <- newsletter", "created_at <- createdAt", "updated_at <- updatedAt"],
        SampleRows.Taken(SampleRows.Ready("customer"), Contact));

    [Fact]
    public void Companies_are_companies() => Assert.Equal(
        ["name <- name", "domain <- domain", "vat_number <- vat", "employees <- employees", "revenue <- revenue", "city <- hq.city", "country <- hq.country", "created_at <- created_ms", "updated_at <- modified_ms"],
        SampleRows.Taken(SampleRows.Ready("company"), Company));

    [Fact]
    public void Deals_are_deals() => Assert.Equal(
        ["title <- title", "stage <- stage", "amount <- amount", "currency <- currency", "customer_key <- contact.id", "company_key <- company.id", "close_date <- closeDate", "created_at <- created", "updated_at <- last_modified"],
        SampleRows.Taken(SampleRows.Ready("deal"), Deal));

    [Fact]
    public void Tickets_are_tickets() => Assert.Equal(
        ["number <- number", "subject <- subject", "body <- body", "status <- status", "priority <- priority", "customer_key <- requester", "replies <- replies", "opened_at <- opened", "updated_at <- updated"],
        SampleRows.Taken(SampleRows.Ready("ticket"), Ticket));

    [Fact]
    public void Invoices_are_invoices() => Assert.Equal(
        ["number <- invoice", "company_key <- customer.company", "total <- total", "currency <- currency", "due_on <- due", "paid <- paid", "created_at <- created_on", "updated_at <- changed_on"],
        SampleRows.Taken(SampleRows.Ready("invoice"), Invoice));

    [Fact]
    public void Each_fits_its_own_best()
    {
        foreach (var (row, entity) in new[] { (Contact, "customer"), (Company, "company"), (Deal, "deal"), (Ticket, "ticket"), (Invoice, "invoice") })
            Assert.Equal(entity, EntityFits.Of(SampleRows.Of(row), "", ReadyEntities.All.Select(ready => ready.Draft))[0].Entity.Name);
    }

    /// <summary>No ready-made entity is a login, so one is made from the rows.</summary>
    [Fact]
    public void Logins_become_an_entity_of_their_own()
    {
        var rows = SampleRows.Of(Login);
        var draft = EntityFromRows.Draft("logins", rows);

        Assert.Equal("logins", draft.Name);
        Assert.Equal(["id:Text", "contact:Number", "device:Text", "ip:Text", "ok:Boolean", "at:Moment"], draft.Fields.Select(field => $"{field.Name}:{field.Type}"));
        var trial = MappingTry.Of(draft, EntityFromRows.Mapping(draft, rows), rows);
        Assert.Empty(trial.Problems);
        Assert.Equal("\"2026-01-05T09:15:30Z\"", trial.Rows[0].Values["at"]);
    }

    [Fact]
    public void An_entity_from_rows_takes_every_field_and_knows_what_is_personal()
    {
        var draft = EntityFromRows.Draft("Staff members", SampleRows.Of("""{"Full Name":"Ann","e-mail":"ann@example.com","Birth-Date":"29.03.1990","IBAN":"DE89370400440532013000","address":{"city":"Bonn"},"tags":["a"],"full_name":"x","price":"1.234,56"}"""));

        Assert.Equal("staff_members", draft.Name);
        Assert.Equal("Staff members", draft.Label);
        Assert.Equal(["full_name:Text", "email:Text", "birth_date:Date", "iban:Text", "address_city:Text", "tags:Json", "full_name_2:Text", "price:Number"], draft.Fields.Select(field => $"{field.Name}:{field.Type}"));
        Assert.Equal(["birth_date", "iban"], draft.Fields.Where(field => field.Sensitive).Select(field => field.Name));
        Assert.Equal("email", draft.Match!.Field);
    }
}
