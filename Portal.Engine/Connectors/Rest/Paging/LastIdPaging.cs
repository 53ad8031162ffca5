using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>The next page begins after the last record of this one.</summary>
sealed class LastIdPaging(PagingSettings settings, string? record, string key) : IPaging
{
    readonly EndSigns _signs = new(settings);
    readonly FieldPath _id = FieldPath.Of(string.Join('.', new[] { record, settings.Id is { Length: > 0 } own ? own : key }.Where(part => !string.IsNullOrEmpty(part))));

    public void Ask(Ask ask, string? token)
    {
        if (token is not null) ask.Set(settings.In, settings.Parameter!, token);
    }

    public Outcome<string?> Next(Turn turn)
    {
        if (turn.Count == 0 || _signs.More(turn.Root) == false) return (string?)null;
        return _id.TextIn(turn.Records[turn.Count - 1]) is { Length: > 0 } last
            ? last
            : new Failure(Who.Owner, $"The last record of a page of {turn.Source} has no `{_id}`, after which the next page begins. Correct in the settings where the id stands.");
    }
}
