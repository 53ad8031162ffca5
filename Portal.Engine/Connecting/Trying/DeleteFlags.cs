using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Finds the field by which a record says that it is deleted.</summary>
static class DeleteFlags
{
    const int MostRecords = 1000, MostFields = 300;

    static readonly string[] Names = ["deleted", "isdeleted", "archived", "isarchived", "deletedat", "archivedat", "trashed", "removed"];

    /// <param name="records">As they were read.</param>
    /// <param name="set">Where somebody named a flag it is that one.</param>
    /// <returns>Null if no record has one.</returns>
    public static DeleteFlag? In(IReadOnlyList<SourceRecord> records, DeleteSettings set)
    {
        if (set.By == DeleteKind.Flag && FieldPath.Maybe(set.Flag) is { } named)
            return records.Any(record => named.Find(record.Fields, out _)) ? new(named.Text, records.Where(record => record.IsDeleted).Select(record => record.Key).OfType<string>().ToHashSet()) : null;
        var found = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var record in records.Take(MostRecords))
        {
            foreach (var (path, value) in Shape.Values(record.Fields).Take(MostFields))
            {
                if (!Names.Contains(Signal.PlainOf(FieldPath.Steps(path)[^1]))) continue;
                if (!found.TryGetValue(path, out var deleted)) found[path] = deleted = [];
                if (record.Key is { } key && Texts.Says(value)) deleted.Add(key);
            }
        }

        return found.OrderBy(one => Array.IndexOf(Names, Signal.PlainOf(FieldPath.Steps(one.Key)[^1]))).Select(one => new DeleteFlag(one.Key, one.Value)).FirstOrDefault();
    }
}
