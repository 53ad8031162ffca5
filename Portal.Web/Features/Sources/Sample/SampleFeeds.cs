using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;

namespace Portal.Web.Features.Sources.Sample;

/// <summary>The sample company as a person would describe it: each kind is read by another way of paging, so that each is seen once.</summary>
static class SampleFeeds
{
    static readonly NamedValue Deleted = new() { Name = "include_deleted", Value = "true" }, ByChange = new() { Name = "order", Value = "updated" };

    public static IReadOnlyList<SampleFeed> All { get; } = [Contacts(), Companies(), Deals(), Tickets(), Invoices(), Logins()];

    static IncrementalSettings BySince => new() { By = IncrementalKind.Parameter, Name = "updated_since" };

    static SampleFeed Contacts() => new("Contacts", Person(), TimeSpan.FromMinutes(1), new RestSettings
    {
        Path = "cursor/contacts", LookUp = Singly("cursor/contacts"), Records = "data", Key = ["id"], Parameters = [Deleted], Updated = new() { Field = "updatedAt" }, Incremental = BySince,
        Paging = new() { By = PagingKind.Cursor, Parameter = "after", Next = "paging.next.after", Size = 100, SizeParameter = "limit" },
        Deletes = new() { By = DeleteKind.Flag, Flag = "deleted" },
    },
    [
        Template("name", "{name.first} {name.last}"), From("email"), From("phone"), From("company_key", "companyId"), From("city", "address.city"),
        From("country", "address.country"), From("tags"), From("score"), From("newsletter"), From("created_at", "createdAt"),
    ]);

    static SampleFeed Companies() => new("Companies", Company(), TimeSpan.FromMinutes(2), new RestSettings
    {
        Path = "next-url/companies", LookUp = Singly("next-url/companies"), Records = "value", Key = ["id"], Updated = new() { Field = "modified_ms", Time = new() { Format = TimeFormat.Milliseconds } }, Incremental = BySince,
        Paging = new() { By = PagingKind.NextUrl, Next = "next_url", Size = 50, SizeParameter = "page_size" },
        Deletes = Listed("next-url/companies/deleted"),
    },
    [
        From("name"), From("domain"), From("vat"), From("employees"), From("revenue"), From("city", "hq.city"), From("country", "hq.country"),
        Date("created_at", "created_ms", DateStep.Milliseconds),
    ]);

    static SampleFeed Deals() => new("Deals", Deal(), TimeSpan.FromMinutes(2), new RestSettings
    {
        Path = "link/deals", LookUp = Singly("link/deals"), Key = ["dealId"], Parameters = [Deleted], Updated = new() { Field = "last_modified" }, Incremental = BySince,
        Paging = new() { By = PagingKind.LinkHeader, Size = 100, SizeParameter = "per_page" },
        Deletes = new() { By = DeleteKind.Flag, Flag = "archived" },
    },
    [
        From("title"), From("stage"), From("amount"), From("currency"), From("person_key", "contact.id"), From("company_key", "company.id"),
        From("close_date", "closeDate"), From("created_at", "created"),
    ]);

    static SampleFeed Tickets() => new("Tickets", Ticket(), TimeSpan.FromMinutes(5), new RestSettings
    {
        Path = "page/tickets", LookUp = Singly("page/tickets"), Records = "items", Key = ["number"], Updated = new() { Field = "updated", Time = new() { Format = TimeFormat.Seconds } },
        Paging = new() { By = PagingKind.Page, Parameter = "page", Pages = "pages", Size = 100, SizeParameter = "page_size" },
        Deletes = new() { By = DeleteKind.Sweep },
    },
    [
        From("subject"), From("body"), From("status"), From("priority"), From("person_key", "requester"), From("replies"),
        Date("opened_at", "opened", DateStep.Seconds),
    ]);

    static SampleFeed Invoices() => new("Invoices", Invoice(), TimeSpan.FromMinutes(3), new RestSettings
    {
        Path = "offset/invoices", LookUp = Singly("offset/invoices"), Records = "results", Key = ["invoice"], Parameters = [ByChange],
        Updated = new() { Field = "changed_on", Time = new() { Format = TimeFormat.IsoWithoutZone } }, Incremental = BySince,
        Paging = new() { By = PagingKind.Offset, Parameter = "offset", Total = "total", Size = 100, SizeParameter = "limit" },
        Deletes = Listed("offset/invoices/deleted"),
    },
    [
        From("company_key", "customer.company"), From("total"), From("currency"), From("paid"), From("reminders"), From("lines"),
        new("due") { From = "due", Steps = [new DateStep { Gives = DateResult.Day, Formats = ["dd.MM.yyyy"] }] },
        Date("created_at", "created_on", "yyyy-MM-dd HH:mm:ss"),
    ]);

    static SampleFeed Logins() => new("Logins", Login(), TimeSpan.FromMinutes(1), new RestSettings
    {
        Path = "last-id/logins", Records = "records", Key = ["id"], Updated = new() { Field = "at", Time = new() { Format = TimeFormat.Http } }, Incremental = BySince,
        Paging = new() { By = PagingKind.LastId, Parameter = "after_id", More = "has_more", Size = 500, SizeParameter = "limit" },
    },
    [From("person_key", "contact"), From("device"), From("ip"), From("ok"), Date("at", "at", "ddd, dd MMM yyyy HH:mm:ss 'GMT'")]);

    static EntityDraft Person() => Keyed("person", "Person",
        [Search("name", "Name"), Search("email", "Email"), Text("phone", "Phone"), Text("company_key", "Company"), Text("city", "City"), Found(Text("country", "Country")), new("tags", FieldType.Json) { Label = "Tags" }, Number("score", "Score"), Yes("newsletter", "Newsletter"), At("created_at", "Created")])
        with { Match = new Match("email", Normalisation.Email) };

    static EntityDraft Company() => Keyed("company", "Company",
        [Search("name", "Name"), Search("domain", "Domain"), Text("vat", "VAT number"), Found(Number("employees", "Employees")), Number("revenue", "Revenue"), Text("city", "City"), Found(Text("country", "Country")), At("created_at", "Created")]);

    static EntityDraft Deal() => Keyed("deal", "Deal",
        [Search("title", "Title"), Found(Text("stage", "Stage")), Found(Number("amount", "Amount")), Text("currency", "Currency"), Text("person_key", "Person"), Text("company_key", "Company"), new("close_date", FieldType.Date) { Label = "Closes", Searchable = true }, At("created_at", "Created")]);

    static EntityDraft Ticket() => Keyed("ticket", "Ticket",
        [Search("subject", "Subject"), Found(Text("status", "Status")), Found(Number("priority", "Priority")), Text("person_key", "Person"), Number("replies", "Replies"), At("opened_at", "Opened"), Text("body", "Text")]);

    static EntityDraft Invoice() => Keyed("invoice", "Invoice",
        [Text("company_key", "Company"), Found(Number("total", "Total")), Text("currency", "Currency"), Found(Yes("paid", "Paid")), Number("reminders", "Reminders"), new("due", FieldType.Date) { Label = "Due", Searchable = true }, At("created_at", "Created"), new("lines", FieldType.Json) { Label = "Lines" }]);

    static EntityDraft Login() => new("login", "Login", EntityKind.Happening,
        [Text("person_key", "Person"), Found(Text("device", "Device")), Text("ip", "Address"), Found(Yes("ok", "Went well")), At("at", "When")]);

    static LookUpSettings Singly(string path) => new() { Path = $"{path}/{{key}}" };

    static DeleteSettings Listed(string path) => new() { By = DeleteKind.List, Path = path, Records = "deleted", Key = ["id"], Since = "since", At = "deleted_at" };

    static EntityDraft Keyed(string name, string label, IReadOnlyList<EntityField> fields) => new(name, label, EntityKind.Keyed, fields);

    static EntityField Text(string name, string label) => new(name, FieldType.Text) { Label = label };

    static EntityField Search(string name, string label) => new(name, FieldType.Text) { Label = label, Searchable = true, Required = true };

    /// <summary>It can be filtered, sorted and grouped by.</summary>
    static EntityField Found(EntityField field) => field with { Searchable = true };

    static EntityField Number(string name, string label) => new(name, FieldType.Number) { Label = label };

    static EntityField Yes(string name, string label) => new(name, FieldType.Boolean) { Label = label };

    static EntityField At(string name, string label) => new(name, FieldType.Moment) { Label = label };

    static FieldMapping From(string name, string? path = null) => new(name) { From = path ?? name };

    static FieldMapping Template(string name, string text) => new(name) { Steps = [new TemplateStep(text)] };

    static FieldMapping Date(string name, string path, string format) => new(name) { From = path, Steps = [new DateStep { Formats = [format], Zone = "UTC" }] };
}
