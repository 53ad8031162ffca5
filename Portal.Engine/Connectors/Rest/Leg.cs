using Portal.Engine.Connectors.Rest.Paging;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connectors.Rest;

/// <summary>One list of a pass: that of the records, or that of the deleted.</summary>
sealed record Leg(FieldPath List, RecordReader Reader, IPaging Paging, string KeySetting)
{
    public static Leg OfRecords(RestSettings settings) => new(FieldPath.Of(settings.Records), RecordReader.OfRecords(settings), Pagings.Of(settings), string.Join(" + ", settings.Key));

    public static Leg OfDeleted(RestSettings settings) => new(
        FieldPath.Of(settings.Deletes.Records), RecordReader.OfDeleted(settings), settings.Deletes.Paged ? Pagings.Of(settings with { Record = null, Key = KeyOfDeleted(settings) }) : new NoPaging(),
        string.Join(" + ", KeyOfDeleted(settings)));

    static IReadOnlyList<string> KeyOfDeleted(RestSettings settings) => settings.Deletes.Key is { Count: > 0 } own ? own : settings.Key;
}
