using System.Text.Json;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>GraphQL's connections: pageInfo says whether more follows, and its endCursor becomes a variable of the next query.</summary>
sealed class GraphQlPaging(PagingSettings settings) : IPaging
{
    const string Usual = "variables.after";

    readonly FieldPath _info = FieldPath.Of(settings.PageInfo!);

    public void Ask(Ask ask, string? token)
    {
        if (token is not null) ask.Set(ParameterPlace.Body, settings.Parameter is { Length: > 0 } own ? own : Usual, token);
    }

    public Outcome<string?> Next(Turn turn)
    {
        if (!_info.Find(turn.Root, out var info) || info.ValueKind != JsonValueKind.Object || !info.TryGetProperty("hasNextPage", out var more))
            return new Failure(Who.Owner, $"There is no pageInfo with hasNextPage at `{_info}` in the answer of {turn.Source}. Ask for it in the query, or correct in the settings where it stands.");
        if (!Texts.Says(more)) return (string?)null;
        return info.TryGetProperty("endCursor", out var end) && Texts.Of(end) is { Length: > 0 } cursor
            ? cursor
            : new Failure(Who.Owner, $"{turn.Source} says that more pages follow, but `{_info}.endCursor` is not there. Ask for it in the query.");
    }
}
