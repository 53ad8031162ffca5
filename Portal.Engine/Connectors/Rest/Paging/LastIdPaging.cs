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
        var more = _signs.More(turn.Root);
        if (more == false) return (string?)null;
        // To end here would take all that follows for gone.
        if (turn.Count == 0)
        {
            return more == true
                ? new Failure(Who.Source, $"{turn.Source} says that more pages follow, but this one is empty, so it is not known after which record they begin. If the settings are right, tell whoever runs it.")
                : (string?)null;
        }

        return _id.TextIn(turn.Records[turn.Count - 1]) is { Length: > 0 } last
            ? last
            : new Failure(Who.Owner, $"The last record of a page of {turn.Source} has no `{_id}`, after which the next page begins. Correct in the settings where the id stands.");
    }
}
