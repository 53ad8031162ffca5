using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>One list of an API, described so that it can be read to its end. Paths are names with dots: "data.items".</summary>
public sealed record RestSettings : IValidated
{
    [Setting("Method", Help = "GET, or POST for searches and GraphQL.", Order = 1)]
    public RestMethod Method { get; init; }

    [Setting("Path", Help = "Where the list is, relative to the address of the source.", Example = "v1/contacts", Required = true, Order = 2)]
    public string Path { get; init; } = "";

    [Setting("Query parameters", Help = "They go with every request for records. The list of the deleted has its own in its path.", Order = 3)]
    public IReadOnlyList<NamedValue> Parameters { get; init; } = [];

    [Setting("Headers", Help = "They go with every request. The credential adds its own.", Order = 4)]
    public IReadOnlyList<NamedValue> Headers { get; init; } = [];

    [Setting("Body", Help = "A JSON object. {since}, {from} and {to} in its texts are replaced.", Example = """{"query": "query($after: String) { … }"}""", Multiline = true, When = "Method=Post", Order = 5)]
    public string? Body { get; init; }

    [Setting("Records", Help = "Where in the answer the list of records stands; $ if it is the answer.", Example = "data.items", Order = 6)]
    public string Records { get; init; } = "$";

    [Setting("Record", Help = "Where inside an element of the list the record stands, if it is not the element.", Example = "node", Order = 7)]
    public string? Record { get; init; }

    [Setting("Key", Help = "Where inside a record its key stands. Several together are one key.", Example = "id", Required = true, Order = 8)]
    public IReadOnlyList<string> Key { get; init; } = [];

    [Setting("Key separator", Help = "What stands between several parts of a key.", Order = 9)]
    public string KeySeparator { get; init; } = "/";

    [Setting("Last change", Order = 10)]
    public UpdatedSettings Updated { get; init; } = new();

    [Setting("Changes only", Order = 11)]
    public IncrementalSettings Incremental { get; init; } = new();

    [Setting("Pages", Order = 12)]
    public PagingSettings Paging { get; init; } = new();

    [Setting("Fields", Order = 13)]
    public FieldSelection Fields { get; init; } = new();

    [Setting("Conditional requests", Help = "Whether the source may answer that nothing changed (304).", Order = 14)]
    public ConditionalKind Conditional { get; init; }

    [Setting("Deletes", Order = 15)]
    public DeleteSettings Deletes { get; init; } = new();

    [Setting("Capped searches", Order = 16)]
    public SearchSettings Search { get; init; } = new();

    [Setting("Errors inside good answers", Order = 17)]
    public ErrorSettings Errors { get; init; } = new();

    [Setting("Single records", Pace = true, Order = 18)]
    public LookUpSettings LookUp { get; init; } = new();

    public void Validate(FormProblems problems) => new RestSettingsCheck(this, problems).Run();
}
