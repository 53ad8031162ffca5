using System.Globalization;
using Portal.Engine.Sources;

namespace Portal.Engine.Sync.Drifting;

/// <summary>How a drift is told to a person.</summary>
public static class DriftWords
{
    const int Named = 5;

    public static string Say(IReadOnlyList<DriftChange> changes)
    {
        var said = string.Join("; ", changes.Take(Named).Select(Say));
        return changes.Count <= Named ? said : string.Create(CultureInfo.InvariantCulture, $"{said}; and {changes.Count - Named} more");
    }

    public static string Say(DriftChange change) => change.Kind switch
    {
        DriftKind.Added => $"{change.Path} is new",
        DriftKind.Missing => $"{change.Path} is missing",
        DriftKind.Retyped => $"{change.Path} was {Say(change.From)} and is {Say(change.To)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{change.Rows} of {change.Of} rows have no key of their own"),
    };

    public static string Say(FieldKind? kind) => kind switch
    {
        FieldKind.Text => "text",
        FieldKind.Number => "a number",
        FieldKind.YesNo => "yes or no",
        FieldKind.List => "a list",
        FieldKind.Group => "a group of fields",
        _ => "nothing",
    };

    public static string WhyPaused(IReadOnlyList<DriftChange> changes)
    {
        var why = $"Its rows are not what they were: {Say(changes)}.";
        return why.Length <= Feed.LongestWhy ? why : $"{why[..(Feed.LongestWhy - 1)]}…";
    }
}
