using Portal.Engine.Store.Commits;

namespace Portal.Tests.Deep.Races;

/// <summary>
/// What must be stored of a key after all of its readings, by the rule alone: of each field the newest word counts, whatever
/// the order of arrival. It needs readings that have one order, so that it can ask for the newest and not follow each step.
/// </summary>
/// <param name="order">What is greater for the newer one; the first that came is the newer of two that are alike.</param>
sealed class NewestWins(Func<Reading, (long, long)> order)
{
    /// <param name="readings">In the order in which they were committed.</param>
    /// <returns>What it says; null if it is gone.</returns>
    public string? Of(IReadOnlyList<Reading> readings)
    {
        var ranked = readings.Select((reading, i) => (Reading: reading, Rank: (order(reading), -i))).OrderBy(one => one.Rank).ToArray();
        var whole = Array.FindLastIndex(ranked, one => one.Reading.Act != Act.Patch);
        var fields = whole >= 0 && ranked[whole].Reading.Act == Act.Full
            ? new SortedDictionary<string, string>(ranked[whole].Reading.Fields, StringComparer.Ordinal)
            : new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (patch, _) in ranked[(whole + 1)..])
        {
            foreach (var (field, value) in patch.Fields) fields[field] = value;
        }

        return fields.Count == 0 ? null : Reading.Write(fields);
    }
}
