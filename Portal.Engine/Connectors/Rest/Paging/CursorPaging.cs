using System.Text.Json;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>The answer has a cursor that the next request brings back, in the query or in the body.</summary>
sealed class CursorPaging(PagingSettings settings) : IPaging
{
    readonly EndSigns _signs = new(settings);
    readonly FieldPath _next = FieldPath.Of(settings.Next!);

    public void Ask(Ask ask, string? token)
    {
        if (token is not null) ask.Set(settings.In, settings.Parameter!, token);
    }

    public Outcome<string?> Next(Turn turn)
    {
        var more = _signs.More(turn.Root);
        if (more == false) return (string?)null;
        if (_next.Find(turn.Root, out var next))
        {
            if (next.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                return new Failure(Who.Owner, $"`{_next}` in the answer of {turn.Source} is {Texts.Kind(next)} and no cursor. Correct in the settings where the next page stands.");
            if (next.ValueKind is JsonValueKind.String or JsonValueKind.Number && Texts.Of(next) is { Length: > 0 } cursor) return cursor;
        }

        return more == true
            ? new Failure(Who.Owner, $"{turn.Source} says that more pages follow, but there is no cursor at `{_next}`. Correct in the settings where the next page stands.")
            : (string?)null;
    }
}
