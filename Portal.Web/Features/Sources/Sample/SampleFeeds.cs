using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;
using static Portal.Engine.Entities.Ready.ReadyField;

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
        From("name"), From("domain"), From("vat_number", "vat"), From("employees"), From("revenue"), From("city", "hq.city"), From("country", "hq.country"),
        Date("created_at", "created_ms", DateStep.Milliseconds),
    ]);

    static SampleFeed Deals() => new("Deals", Deal(), TimeSpan.FromMinutes(2), new RestSettings
    {
        Path = "link/deals", LookUp = Singly("link/deals"), Key = ["dealId"], Parameters = [Deleted], Updated = new() { Field = "last_modified" }, Incremental = BySince,
        Paging = new() { By = PagingKind.LinkHeader, Size = 100, SizeParameter = "per_page" },
        Deletes = new() { By = DeleteKind.Flag, Flag = "archived" },
    },
    [
        From("title"), From("stage"), From("amount"), From("currency"), From("customer_key", "contact.id"), From("company_key", "company.id"),
        From("close_date", "closeDate"), From("created_at", "created"),
    ]);

    static SampleFeed Tickets() => new("Tickets", Ticket(), TimeSpan.FromMinutes(5), new RestSettings
    {
        Path = "page/tickets", LookUp = Singly("page/tickets"), Records = "items", Key = ["number"], Updated = new() { Field = "updated", Time = new() { Format = TimeFormat.Seconds } },
        Paging = new() { By = PagingKind.Page, Parameter = "page", Pages = "pages", Size = 100, SizeParameter = "page_size" },
        Deletes = new() { By = DeleteKind.Sweep },
    },
    [
        From("subject"), From("body"), From("status"), From("priority"), From("customer_key", "requester"), From("replies"),
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
        From("number", "invoice"), From("company_key", "customer.company"), From("total"), From("currency"), From("paid"), From("reminders"), From("lines"),
        new("due_on") { From = "due", Steps = [new DateStep { Gives = DateResult.Day, Formats = ["dd.MM.yyyy"] }] },
        Date("created_at", "created_on", "yyyy-MM-dd HH:mm:ss"),
    ]);

    static SampleFeed Logins() => new("Logins", Login(), TimeSpan.FromMinutes(1), new RestSettings
    {
        Path = "last-id/logins", Records = "records", Key = ["id"], Updated = new() { Field = "at", Time = new() { Format = TimeFormat.Http } }, Incremental = BySince,
        Paging = new() { By = PagingKind.LastId, Parameter = "after_id", More = "has_more", Size = 500, SizeParameter = "limit" },
    },
    [From("person_key", "contact"), From("device"), From("ip"), From("ok"), Date("at", "at", "ddd, dd MMM yyyy HH:mm:ss 'GMT'")]);

    static EntityDraft Person() => new EntityDraft("person", "Person", EntityKind.Keyed,
        [Found("name", "Name"), Found("email", "Email"), Text("phone", "Phone"), Text("company_key", "Company"), Text("city", "City"), Found("country", "Country"), new("tags", FieldType.Json) { Label = "Tags" }, Number("score", "Score"), Yes("newsletter", "Newsletter"), At("created_at", "Created")])
        { Match = new Match("email", Normalisation.Email) };

    static EntityDraft Company() => Ready("company", ["name", "domain", "vat_number", "employees", "revenue", "city", "country", "created_at"]);

    static EntityDraft Deal() => Ready("deal", ["title", "stage", "amount", "currency", "customer_key", "company_key", "close_date", "created_at"]);

    static EntityDraft Ticket() => Ready("ticket", ["subject", "status", "priority", "customer_key", "replies", "opened_at", "body"]);

    static EntityDraft Invoice() => Ready("invoice", ["number", "company_key", "total", "currency", "paid", "due_on", "created_at"], Number("reminders", "Reminders"), new("lines", FieldType.Json) { Label = "Lines" });

    static EntityDraft Login() => new("login", "Login", EntityKind.Happening,
        [Text("person_key", "Person"), Found(Text("device", "Device")), Text("ip", "Address"), Found(Yes("ok", "Went well")), At("at", "When")]);

    static LookUpSettings Singly(string path) => new() { Path = $"{path}/{{key}}" };

    static DeleteSettings Listed(string path) => new() { By = DeleteKind.List, Path = path, Records = "deleted", Key = ["id"], Since = "since", At = "deleted_at" };

    /// <summary>As much of a ready-made entity as the sample company knows, so that a system of one's own fits beside it.</summary>
    static EntityDraft Ready(string name, string[] known, params EntityField[] more)
    {
        var ready = ReadyEntities.Find(name)!.Draft;
        return ready with { Fields = [.. known.Select(field => ready.Fields.Single(one => one.Name == field)), .. more] };
    }

    static FieldMapping From(string name, string? path = null) => new(name) { From = path ?? name };

    static FieldMapping Template(string name, string text) => new(name) { Steps = [new TemplateStep(text)] };

    static FieldMapping Date(string name, string path, string format) => new(name) { From = path, Steps = [new DateStep { Formats = [format], Zone = "UTC" }] };
}
