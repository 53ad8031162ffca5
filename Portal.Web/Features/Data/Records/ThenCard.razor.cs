using Microsoft.AspNetCore.Components;
using Portal.Engine;
using Portal.Engine.Data.Answers;
using Portal.Engine.Entities;
using Portal.Engine.Store.History;
using Portal.Web.Features.Data.Cells;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Data.Records;

/// <summary>Asks for a moment in the reader's own time; the address has it in UTC, so that it can be sent.</summary>
public sealed partial class ThenCard
{
    DateTime? _typed;
    DateTimeOffset? _asked;

    [Parameter, EditorRequired]
    public Entity Entity { get; set; } = default!;

    [Parameter, EditorRequired]
    public Outcome<DataThen>? Then { get; set; }

    /// <summary>The moment that was asked for.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset? Moment { get; set; }

    /// <summary>As it is now.</summary>
    [Parameter, EditorRequired]
    public DataRecord Now { get; set; } = default!;

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    TimeZoneInfo Zone => Visitor?.Zone() ?? TimeZoneInfo.Utc;

    // What is typed stays, unless another moment is asked for.
    protected override void OnParametersSet()
    {
        if (_asked == Moment) return;
        (_asked, _typed) = (Moment, Moment is { } at ? TimeZoneInfo.ConvertTime(at, Zone).DateTime : null);
    }

    void Ask()
    {
        if (_typed is not { } local) return;
        Query.Set(("at", new DateTimeOffset(local, Zone.GetUtcOffset(local)).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)));
    }

    string Say(Refusal refusal) => refusal is BeforeHistory { Begins: var begins }
        ? $"What was known then is not kept any more. The history begins at {Moments.Exact(begins, Zone)}: choose that moment or a later one."
        : Moment is { } at ? $"Nothing was known of it at {Moments.Exact(at, Zone)}." : refusal.Message;

    IReadOnlyList<ThenLine> Lines(DataThen known)
    {
        var then = known.Fields.ToDictionary(field => field.Name);
        var now = Now.Fields.ToDictionary(field => field.Name);
        return
        [
            .. Entity.Fields.Where(field => then.ContainsKey(field.Name) || now.ContainsKey(field.Name)).Select(field => new ThenLine(
                field,
                then.TryGetValue(field.Name, out var was) ? ValueText.Of(was.Value, field.Type) : null,
                was is null ? null : $"{was.Source ?? "a source that is gone"}{(was.Stream is null ? "" : $", {was.Stream}")}",
                now.TryGetValue(field.Name, out var one) ? ValueText.Of(one.Value, field.Type) : null)),
        ];
    }
}
