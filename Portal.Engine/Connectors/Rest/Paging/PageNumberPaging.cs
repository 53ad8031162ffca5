using System.Globalization;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>
/// Pages are numbered. Where the answer does not say which is the last, it is the first empty one: a page with fewer records
/// than were asked for may only mean that the source gives fewer.
/// </summary>
sealed class PageNumberPaging(PagingSettings settings) : IPaging
{
    readonly EndSigns _signs = new(settings);
    readonly FieldPath? _pages = FieldPath.Maybe(settings.Pages);

    public void Ask(Ask ask, string? token) => ask.Set(settings.In, settings.Parameter!, Number(token));

    public Outcome<string?> Next(Turn turn)
    {
        var next = Number(turn.Token) + 1;
        var more = _signs.More(turn.Root) ?? (_pages?.NumberIn(turn.Root) is { } pages ? next - settings.First < pages : turn.Count > 0);
        return more ? next.ToString(CultureInfo.InvariantCulture) : (string?)null;
    }

    public bool CanShift(string token) => true;

    long Number(string? token) => long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : settings.First;
}
