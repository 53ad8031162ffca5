using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>How the source cuts a list into pages, and how the next one is asked for.</summary>
public sealed record PagingSettings
{
    [Setting("How", Help = "How the source cuts a list into pages. A cursor or an order by change is safest: numbered pages shift while records are added and removed.")]
    public PagingKind By { get; init; }

    [Setting("Said in", Help = "Where the next page is asked for, and its size.", When = "By=Cursor,Page,Offset,LastId,GraphQl")]
    public ParameterPlace In { get; init; }

    [Setting("Parameter", Help = "What the next page is asked for by. In the body it is a path.", Example = "after", When = "By=Cursor,Page,Offset,LastId,GraphQl")]
    public string? Parameter { get; init; }

    [Setting("Next", Help = "Where in the answer the cursor or the address of the next page stands.", Example = "paging.next.after", When = "By=Cursor,NextUrl")]
    public string? Next { get; init; }

    [Setting("Page info", Help = "Where in the answer pageInfo stands.", Example = "data.contacts.pageInfo", When = "By=GraphQl")]
    public string? PageInfo { get; init; }

    [Setting("There is more", Help = "Where in the answer it says true while more pages follow.", Example = "has_more", When = "By=Cursor,Page,Offset,LastId")]
    public string? More { get; init; }

    [Setting("This is the last", Help = "Where in the answer it says true on the last page.", Example = "last", When = "By=Cursor,Page,Offset,LastId")]
    public string? Last { get; init; }

    [Setting("First page", Help = "The number of the first page.", Min = 0, Max = 1, When = "By=Page")]
    public int First { get; init; } = 1;

    [Setting("Pages", Help = "Where in the answer the number of pages stands.", Example = "meta.pages", When = "By=Page")]
    public string? Pages { get; init; }

    [Setting("Total", Help = "Where in the answer the number of all records stands.", Example = "total")]
    public string? Total { get; init; }

    [Setting("Id", Help = "Where in a record the id stands that the next page begins after. Without it the key is taken.", Example = "id", When = "By=LastId")]
    public string? Id { get; init; }

    [Setting("Page size", Help = "How many records to ask for at once. Without it the source decides.", Min = 1, Max = 100_000, Pace = true)]
    public int? Size { get; init; }

    [Setting("Page size parameter", Help = "What the page size is asked for by.", Example = "limit")]
    public string? SizeParameter { get; init; }

    [Setting("Sign of an expired page", Help = "A text in a refusal (400) that says that the reading must begin again. 410 always says so.", Example = "cursor has expired")]
    public string? Expired { get; init; }
}
