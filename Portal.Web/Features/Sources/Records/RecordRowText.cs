using Portal.Engine.Entities;
using Portal.Engine.Store.Reading;

namespace Portal.Web.Features.Sources.Records;

/// <summary>A record as a line of the table.</summary>
public sealed record RecordRowText(RecordSeen Record, IReadOnlyDictionary<string, FieldText> Values)
{
    const int MostLetters = 200;

    /// <summary>With as much of each value as fits into a table.</summary>
    public static RecordRowText Of(RecordSeen record, Entity entity) =>
        new(record, FieldText.Read(entity, record.Body).ToDictionary(one => one.Key, one => one.Value.Cut(MostLetters)));
}
