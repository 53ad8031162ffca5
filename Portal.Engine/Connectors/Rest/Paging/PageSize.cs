using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>Says with every request how many records to answer with.</summary>
sealed class PageSize(PagingSettings settings, IPaging inner) : IPaging
{
    public void Ask(Ask ask, string? token)
    {
        if (settings is { Size: { } size, SizeParameter: { Length: > 0 } name }) ask.Set(settings.In, name, size);
        inner.Ask(ask, token);
    }

    public Outcome<string?> Next(Turn turn) => inner.Next(turn);

    public bool EndsShort(Turn turn) => inner.EndsShort(turn);

    public bool CanShift(string token) => inner.CanShift(token);
}
