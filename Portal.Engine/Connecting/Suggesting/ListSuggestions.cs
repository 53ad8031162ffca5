using System.Globalization;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Suggesting;
using Portal.Engine.Mapping.Trying;
using Portal.Engine.Projection;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Sampling;

namespace Portal.Engine.Connecting.Suggesting;

/// <summary>
/// Goes through a list as a person would who takes what is proposed: looks at the answer, tries, reads some rows and maps them.
/// Whatever a person should see before says so; nothing is stored.
/// </summary>
public sealed class ListSuggestions(AnswerLook looks, Trial trial, FeedSamples samples, EntityModel entities, MatchJoins joins)
{
    static readonly TrialTopic[] Needed = [TrialTopic.Pages, TrialTopic.Changes];

    /// <param name="source">A source whose credential is in the vault.</param>
    /// <param name="called">What the source calls the list.</param>
    /// <param name="settings">A path is enough.</param>
    /// <param name="like">How another list of the source is read, which somebody has looked at.</param>
    /// <param name="asked">Told each time how many requests the trial made.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<ListSuggestion> Of(Source source, string called, RestSettings settings, RestSettings like, Action<int>? asked = null, CancellationToken stop = default)
    {
        var found = new ListSuggestion { Look = await looks.Ask(source, settings, like, stop) };
        if (InLook(found.Look) is { } unseen) return found with { Doubts = [unseen] };
        if (!(await trial.Run(source, found.Look.Suggested, like, asked, stop)).Succeeded(out var tried, out var refusal)) return found with { Doubts = [refusal.Message] };
        var proposed = tried.Proposed;
        found = found with { Tried = tried, Doubts = [.. InTrial(tried, like)] };
        if (!(await samples.Of(source, UnfinishedStreams.Connector, proposed, stop)).Succeeded(out var sample, out refusal)) return found with { Doubts = [.. found.Doubts, refusal.Message] };
        return await Mapped(found with { Rows = sample.Rows }, called, stop);
    }

    static string? InLook(Look look) => look.Problem is { } problem ? problem.Message
        : look.Chosen is not { Count: > 0 } ? "No rows came, so nothing of them can be seen."
        : look.Suggested.Key.Count == 0 ? "No field is likely to be the key."
        : null;

    /// <summary>
    /// That nothing tells of deletes is so of most lists and said beside. A field that is taken for it was shown to be it where deleted
    /// rows came when they were asked for, and was looked at where the list before has the same.
    /// </summary>
    static IEnumerable<string> InTrial(TrialResult tried, RestSettings like)
    {
        var open = tried.Findings.Where(finding => !finding.IsSure && finding.About is not (TrialTopic.PageSize or TrialTopic.Deletes)).ToArray();
        if (open.Length > 0 || Needed.Any(topic => !tried.Findings.Any(finding => finding.IsSure && finding.About == topic))) yield return "Not all of how it is read could be shown to be right.";
        var isShown = tried.Findings.Any(finding => finding is { IsSure: true, About: TrialTopic.Deletes });
        if (!isShown && tried.Proposed.Deletes is { By: DeleteKind.None or DeleteKind.Flag, Flag: { Length: > 0 } } deletes && deletes.Flag != like.Deletes.Flag) yield return $"Rows are taken for deleted by {deletes.Flag}. Check that it means that.";
    }

    async Task<ListSuggestion> Mapped(ListSuggestion found, string called, CancellationToken stop)
    {
        var known = await entities.List(stop);
        var ready = ReadyEntities.All.Select(one => one.Draft).Where(draft => known.All(one => one.Name != draft.Name));
        if (EntityFits.Of(found.Rows, called, known.Select(EntityDraft.Of).Concat(ready)) is not [{ Sureness: Sureness.Sure } fit, ..]) return found with { Doubts = [.. found.Doubts, "It is not plain what its rows are."] };
        var there = known.FirstOrDefault(one => one.Name == fit.Entity.Name);
        var mapping = new MappingDefinition { Fields = [.. fit.Suggestions.Where(one => one.Sureness != Sureness.Perhaps).Select(one => one.Mapping)] };
        var mapped = MappingTry.Of(fit.Entity, mapping, found.Rows);
        var joined = there is null ? null : (await joins.Of(there, null, mapped, stop)).Succeeded(out var told, out _) ? told : null;
        return found with { Entity = fit.Entity, EntityId = there?.Id, Mapping = mapping, Mapped = mapped, Joins = joined, Doubts = [.. found.Doubts, .. InMapping(mapped, joined)] };
    }

    static IEnumerable<string> InMapping(MappingTrial mapped, JoinsFound? joined)
    {
        if (mapped.Problems.Count > 0) yield return "What is suggested does not fill all that its rows must have.";
        if (mapped.Refused > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{Ways.Rows(mapped.Refused)} of {mapped.Rows.Count} would be refused.");
        if (mapped.SameKeys.Count > 0) yield return "Some rows have the same key.";
        if (mapped.SameThings.Count > 0) yield return "Some rows of different keys would be one record.";
        if (joined is { Rows: > 0 }) yield return $"{Ways.Rows(joined.Rows)} would join records that are there already.";
    }
}
