using System.ComponentModel;
using Portal.Engine.Forms;

namespace Portal.Tests.Engine.Forms;

/// <summary>A settings record with everything that one can hold.</summary>
sealed record SampleSettings : IValidated
{
    [Setting("Path", Help = "Behind the address of the source.", Required = true, Example = "/contacts", Order = -1)]
    public string Path { get; init; } = "";

    [Setting("Paging", Help = "How it goes on.")]
    public SamplePaging Paging { get; init; }

    [Setting("Cursor parameter", Required = true, When = "Paging=Cursor,NextUrl")]
    public string? Parameter { get; init; }

    [Setting("Cursor place", Required = true, When = "Parameter=next")]
    public string? Place { get; init; }

    [Setting("Page size", Min = 1, Max = 1000)]
    public int PageSize { get; init; } = 100;

    [Setting("Share", Max = 0.5)]
    public double? Share { get; init; }

    [Setting("Lag", Help = "How late rows | may come.", Min = 0, Max = 86400)]
    public TimeSpan Lag { get; init; } = TimeSpan.FromMinutes(5);

    [Setting("Not before")]
    public DateTimeOffset? Since { get; init; }

    [Setting("Deletes")]
    public bool Deletes { get; init; } = true;

    [Setting("Documentation")]
    public Uri? Manual { get; init; }

    [Setting("Key", Secret = true)]
    public string? Key { get; init; }

    [Setting("Body", Multiline = true)]
    public string? Body { get; init; }

    [Setting("Fields")]
    public IReadOnlyList<string> Fields { get; init; } = [];

    [Setting("Headers")]
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    [Setting("Window")]
    public SampleWindow? Window { get; init; }

    [Setting("Filters")]
    public IReadOnlyList<SampleFilter> Filters { get; init; } = [];

    public int NoSetting { get; init; } = 7;

    public void Validate(FormProblems problems)
    {
        if (!Path.StartsWith('/')) problems.Add(nameof(Path), "Begin it with a slash.");
        if (Fields.Count > 3) problems.Add("", "That is too much.");
    }
}

enum SamplePaging
{
    None,
    Cursor,

    [Description("Address of the next page")]
    NextUrl,
    PageNumber,
}

sealed record SampleWindow
{
    [Setting("Days", Min = 1)]
    public long Days { get; init; } = 30;
}

sealed record SampleFilter : IValidated
{
    [Setting("From", Required = true)]
    public required string From { get; init; }

    [Setting("Within")]
    public SampleFilter? Within { get; init; }

    public void Validate(FormProblems problems)
    {
        if (From == "nowhere") problems.Add(nameof(From), "There is no such place.");
    }
}
