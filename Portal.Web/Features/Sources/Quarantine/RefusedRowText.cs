using Portal.Engine.Mapping;
using Portal.Engine.Store.Reading;

namespace Portal.Web.Features.Sources.Quarantine;

/// <summary>A row in quarantine as a line of the table.</summary>
public sealed record RefusedRowText(RefusedRow Row, IReadOnlyList<RefusalText> Why)
{
    public string Name => Row.Key is { } key ? $"row {key}" : "a row without a key";

    public static RefusedRowText Of(RefusedRow row, RowSight sight) => new(row, RefusalText.Read(row.Reason, sight));
}
