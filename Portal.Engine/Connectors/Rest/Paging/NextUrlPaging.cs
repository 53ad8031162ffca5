using System.Text.Json;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>The answer has the whole address of the next page.</summary>
sealed class NextUrlPaging(PagingSettings settings) : IPaging
{
    readonly FieldPath _next = FieldPath.Of(settings.Next!);

    public void Ask(Ask ask, string? token)
    {
        if (token is not null) ask.GoTo(NextAddress.Of(ask.Address, token));
    }

    public Outcome<string?> Next(Turn turn)
    {
        if (!_next.Find(turn.Root, out var next) || next.ValueKind is JsonValueKind.Null or JsonValueKind.False) return (string?)null;
        if (next.ValueKind != JsonValueKind.String) return new Failure(Who.Owner, $"`{_next}` in the answer of {turn.Source} is {Texts.Kind(next)} and no address. Correct in the settings where the address of the next page stands.");
        return Texts.Of(next) is { Length: > 0 } address ? NextAddress.Token(turn, address) : (string?)null;
    }

    public bool CanShift(string token) => NextAddress.CountsRecords(token);
}
