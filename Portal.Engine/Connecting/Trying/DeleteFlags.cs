using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Finds the field by which a record says that it is deleted.</summary>
static class DeleteFlags
{
    const int MostRecords = 200, MostFields = 300;

    static readonly string[] Names = ["deleted", "isdeleted", "archived", "isarchived", "deletedat", "archivedat", "trashed", "removed"];

    /// <returns>Where it stands and in how many it says so; null if no record has one.</returns>
    public static (string Path, int Deleted)? In(IReadOnlyList<SourceRecord> records)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in records.Take(MostRecords))
        {
            foreach (var (path, value) in Shape.Values(record.Fields).Take(MostFields))
            {
                if (Names.Contains(Signal.PlainOf(FieldPath.Steps(path)[^1]))) found[path] = found.GetValueOrDefault(path) + (Texts.Says(value) ? 1 : 0);
            }
        }

        return found.Count == 0 ? null : found.OrderBy(one => Array.IndexOf(Names, Signal.PlainOf(FieldPath.Steps(one.Key)[^1]))).Select(one => (one.Key, one.Value)).First();
    }
}
