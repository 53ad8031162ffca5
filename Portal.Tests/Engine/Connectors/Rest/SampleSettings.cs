using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>The sample company, described as a person would describe it.</summary>
static class SampleSettings
{
    public static readonly string[] Habits = ["cursor", "next-url", "link", "page", "page-zero", "offset"], Kinds = ["contacts", "companies", "deals", "tickets", "invoices", "logins"];

    public static RestSettings Of(string habit, string kind, int size = 70) => new()
    {
        Path = $"{habit}/{kind}",
        Records = habit switch { "cursor" => "data", "next-url" => "value", "page" => "items", "page-zero" => "content", "offset" => "results", _ => "$" },
        Key = [kind switch { "deals" => "dealId", "tickets" => "number", "invoices" => "invoice", _ => "id" }],
        Updated = Updated(kind),
        Paging = Paging(habit) with { Size = size },
    };

    /// <summary>What a pass over everything proves: a list whose pages are counted may shift between two of them.</summary>
    public static Coverage Proves(string habit, int pages) => habit is "page" or "page-zero" or "offset" && pages > 1 ? Coverage.Shifting : Coverage.Everything;

    public static IncrementalSettings BySince { get; } = new() { By = IncrementalKind.Parameter, Name = "updated_since", Lag = TimeSpan.Zero };

    static UpdatedSettings Updated(string kind) => kind switch
    {
        "companies" => new() { Field = "modified_ms", Time = new() { Format = TimeFormat.Milliseconds } },
        "deals" => new() { Field = "last_modified" },
        "tickets" => new() { Field = "updated", Time = new() { Format = TimeFormat.Seconds } },
        "invoices" => new() { Field = "changed_on", Time = new() { Format = TimeFormat.IsoWithoutZone } },
        "logins" => new() { Field = "at", Time = new() { Format = TimeFormat.Http } },
        _ => new() { Field = "updatedAt" },
    };

    static PagingSettings Paging(string habit) => habit switch
    {
        "cursor" => new() { By = PagingKind.Cursor, Parameter = "after", Next = "paging.next.after", SizeParameter = "limit" },
        "next-url" => new() { By = PagingKind.NextUrl, Next = "next_url", SizeParameter = "page_size" },
        "link" => new() { By = PagingKind.LinkHeader, SizeParameter = "per_page" },
        "page" => new() { By = PagingKind.Page, Parameter = "page", Pages = "pages", SizeParameter = "page_size" },
        "page-zero" => new() { By = PagingKind.Page, Parameter = "page", First = 0, Last = "last", SizeParameter = "size" },
        _ => new() { By = PagingKind.Offset, Parameter = "offset", Total = "total", SizeParameter = "limit" },
    };
}
