using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>For a source that shows only so many results of one search: time is cut into slices that stay below.</summary>
public sealed record SearchSettings
{
    [Setting("Most results", Help = "How many results of one search the source shows at most.", Example = "10000", Min = 2, Max = 100_000_000)]
    public int? Most { get; init; }

    [Setting("Said in")]
    public ParameterPlace In { get; init; }

    [Setting("From", Help = "The parameter that says from when, if it is not the one that asks for changes. {from} in the path, a parameter or the body says it too.", Example = "updated_from")]
    public string? From { get; init; }

    [Setting("To", Help = "The parameter that says until when. Leave it out where {to} stands in the path, a parameter or the body.", Example = "updated_to")]
    public string? To { get; init; }

    [Setting("Shortest slice", Help = "A slice is not cut further than this.", Min = 1, Max = 86400)]
    public TimeSpan Shortest { get; init; } = TimeSpan.FromSeconds(1);
}
