using System.Globalization;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>So many records are left out: as many as came so far, which need not be as many as were asked for.</summary>
sealed class OffsetPaging(PagingSettings settings) : IPaging
{
    readonly EndSigns _signs = new(settings);
    readonly FieldPath? _total = FieldPath.Maybe(settings.Total);

    public void Ask(Ask ask, string? token) => ask.Set(settings.In, settings.Parameter!, Offset(token));

    public Outcome<string?> Next(Turn turn)
    {
        // To end here would take all that follows for gone.
        if (turn.Count == 0)
        {
            return _signs.More(turn.Root) == true
                ? new Failure(Who.Source, $"{turn.Source} says that more pages follow, but this one is empty, so it is not known where they begin. If the settings are right, tell whoever runs it.")
                : (string?)null;
        }

        var next = Offset(turn.Token) + turn.Count;
        var more = _signs.More(turn.Root) ?? (_total?.NumberIn(turn.Root) is not { } total || next < total);
        return more ? next.ToString(CultureInfo.InvariantCulture) : (string?)null;
    }

    public bool EndsShort(Turn turn) => turn.Count == 0 && _total?.NumberIn(turn.Root) > Offset(turn.Token);

    public bool CanShift(string token) => true;

    static long Offset(string? token) => long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0;
}
