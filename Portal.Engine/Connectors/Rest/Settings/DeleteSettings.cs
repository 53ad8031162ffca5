using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>How the source tells what was deleted.</summary>
public sealed record DeleteSettings
{
    [Setting("How")]
    public DeleteKind By { get; init; }

    [Setting("Flag", Help = "Where in a record it says that it is deleted.", Example = "archived", When = "By=Flag,Sweep")]
    public string? Flag { get; init; }

    [Setting("Values", Help = "What it says then. Without any, everything but false, 0, an empty text and nothing counts.", When = "By=Flag,Sweep")]
    public IReadOnlyList<string> Values { get; init; } = [];

    [Setting("Path", Help = "Where the list is, relative to the address of the source.", Example = "contacts/deleted", When = "By=List")]
    public string? Path { get; init; }

    [Setting("Records", Help = "Where in the answer the list stands; $ if it is the answer.", Example = "deleted", When = "By=List")]
    public string Records { get; init; } = "$";

    [Setting("Key", Help = "Where the key stands in it. Without it it is where the records have it.", When = "By=List")]
    public IReadOnlyList<string> Key { get; init; } = [];

    [Setting("Paged", Help = "The list is paged as the records are.", When = "By=List")]
    public bool Paged { get; init; }

    [Setting("Since parameter", Help = "The parameter that asks for later ones only.", Example = "since", When = "By=List")]
    public string? Since { get; init; }

    [Setting("How since is written", When = "By=List")]
    public TimeSettings SinceTime { get; init; } = new();

    [Setting("Deleted at", Help = "Where it says when it was deleted.", Example = "deleted_at", When = "By=Flag,List,Sweep")]
    public string? At { get; init; }

    [Setting("How deleted at is written", When = "By=Flag,List,Sweep")]
    public TimeSettings AtTime { get; init; } = new();
}
