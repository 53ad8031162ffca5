using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Connectors.Rest.Times;

namespace Portal.Engine.Connecting.Trying;

/// <summary>
/// Finds how only changes are asked for. All usual names go along at once, each with a moment of its own; from which moment on
/// rows come tells which was obeyed, and then it is asked alone: right is only what leaves out what is older.
/// </summary>
sealed class ChangesTrial(Tries tries, RestSettings settings, IncrementalSettings? like, Findings findings)
{
    const int MostSingle = 3;

    static readonly string[] Usual = ["updated_since", "modified_since", "since", "updated_after", "updatedSince", "modifiedSince", "updatedAfter", "modified_after", "changed_since", "updated_from", "updated_at_min", "from", "start_time"];

    /// <summary>Whether deleted rows come among the changes; null if that could not be seen.</summary>
    public bool? TellsDeletes { get; private set; }

    /// <summary>The settings for changes, proved; null if none were found.</summary>
    public async Task<RestSettings?> Find(TriedPage first, CancellationToken stop)
    {
        var field = settings.Updated.Field;
        var times = first.Times.OfType<DateTimeOffset>().Distinct().Order().ToArray();
        if (string.IsNullOrEmpty(field) || times.Length < 2)
        {
            findings.Open(TrialTopic.Changes, string.IsNullOrEmpty(field)
                ? "Every pass reads everything: no field is chosen that says when a row last changed, so changes cannot be asked for."
                : $"Every pass reads everything: the rows that came do not differ in {field}, so it cannot be shown that only changes come.");
            return null;
        }

        foreach (var form in Forms())
        {
            foreach (var ready in Again(form).Concat(Ready(form)))
            {
                var (given, ended, _) = await Confirm(ready, first, times, stop);
                if (given is not null) return given;
                if (ended) return Nothing();
            }

            if (Templates.Mention(settings, "since")) continue;
            var (found, mustEnd) = await Parameters(form, first, times, stop);
            if (found is not null) return found;
            if (mustEnd) return Nothing();
        }

        if (settings.Method != RestMethod.Get || Templates.Mention(settings, "since")) return Nothing();
        var header = new IncrementalSettings { By = IncrementalKind.Header, Name = "If-Modified-Since", Time = new() { Format = TimeFormat.Http }, Lag = TimeSpan.Zero };
        return (await Confirm(settings with { Incremental = header }, first, times, stop)).Found ?? Nothing();
    }

    /// <summary>Shows that what is set brings changes only, or says why that was not shown.</summary>
    public async Task Prove(TriedPage first, CancellationToken stop)
    {
        var times = first.Times.OfType<DateTimeOffset>().Distinct().Order().ToArray();
        var how = $"Changes: asked for {How(settings.Incremental)}.";
        if (times.Length < 2) findings.Open(TrialTopic.Changes, $"{how} The rows that came do not differ in when they changed{(settings.Updated.Field is { } field ? $" ({field})" : ", because no field says it")}, so it cannot be shown that only changes come.");
        else if ((await Confirm(settings with { Search = new(), Conditional = ConditionalKind.Never, Incremental = settings.Incremental with { Lag = TimeSpan.Zero } }, first, times, stop)) is { Found: null, Refused: var refused }) findings.Open(TrialTopic.Changes, $"{how} {refused ?? $"Asked for what changed since {Ways.Moment(Since(first, times))} UTC, either older rows came too or none came at all, so it is not shown to bring only changes."}");
    }

    RestSettings? Nothing()
    {
        findings.Open(TrialTopic.Changes, "Every pass reads everything: no parameter was found that brings only what changed. If the source's description says how, set it by hand, or write {since} where the moment belongs, into the path or the body.");
        return null;
    }

    /// <summary>As the records write it, and then as most parameters want it.</summary>
    IEnumerable<TimeSettings> Forms()
    {
        yield return settings.Updated.Time;
        if (settings.Updated.Time.Format != TimeFormat.Iso) yield return new();
    }

    /// <summary>What another list is asked for its changes by.</summary>
    IEnumerable<RestSettings> Again(TimeSettings form)
    {
        if (like?.By is IncrementalKind.Parameter or IncrementalKind.Header && !Templates.Mention(settings, "since")) yield return settings with { Incremental = like with { Time = like.By == IncrementalKind.Header ? like.Time : form, Lag = TimeSpan.Zero } };
    }

    /// <summary>What somebody prepared by {since}, and queries in a language that is known.</summary>
    IEnumerable<RestSettings> Ready(TimeSettings form)
    {
        var template = new IncrementalSettings { By = IncrementalKind.Template, Time = form, Lag = TimeSpan.Zero };
        if (Templates.Mention(settings, "since")) yield return settings with { Incremental = template };
        else if (Queries.WithSince(settings) is { } query) yield return query with { Incremental = template };
    }

    async Task<(RestSettings? Found, bool MustEnd)> Parameters(TimeSettings form, TriedPage first, DateTimeOffset[] times, CancellationToken stop)
    {
        var isGraphQl = Variants.IsGraphQl(settings);
        var names = isGraphQl ? [.. Named.Variables(settings.Body!, ["since", .. Usual])] : Usual.Concat(OfField()).ToArray();
        if (!isGraphQl && times.Length >= 6)
        {
            var writer = new TimeText(form);
            var moments = names.Take(times.Length - 1).Select((name, place) => (Name: name, At: times[1 + (place * (times.Length - 1) / Math.Min(names.Length, times.Length - 1))])).ToArray();
            var read = await tries.Page(Variants.With(settings, moments.Select(one => (one.Name, writer.Write(Mark.Of(one.At)))), writer.IsNumber), stop: stop);
            if (read.Succeeded(out var page, out var refusal))
            {
                if (page.Count == 0 || page.Times.Any(time => time is null)) return (null, false);
                var earliest = page.Times.Min()!.Value;
                // Only whole seconds may have been understood.
                names = [.. moments.Where(one => one.At <= earliest.AddSeconds(1)).Reverse().Take(2).Select(one => one.Name)];
            }
            else if (tries.MustEnd(refusal))
            {
                return (null, true);
            }
            else
            {
                names = Named.In(tries.Client.Said, names);
            }
        }

        foreach (var name in names.Take(MostSingle))
        {
            var by = Variants.Place(settings) == ParameterPlace.Body ? IncrementalKind.Body : IncrementalKind.Parameter;
            var (found, mustEnd, _) = await Confirm(settings with { Incremental = new() { By = by, Name = name, Time = form, Lag = TimeSpan.Zero } }, first, times, stop);
            if (found is not null || mustEnd) return (found, mustEnd);
        }

        return (null, false);
    }

    async Task<(RestSettings? Found, bool MustEnd, string? Refused)> Confirm(RestSettings with, TriedPage first, DateTimeOffset[] times, CancellationToken stop)
    {
        var since = Since(first, times);
        if (!(await tries.Page(with, since: since, stop: stop)).Succeeded(out var page, out var refusal)) return (null, tries.MustEnd(refusal), refusal.Message);
        var from = since.AddTicks(-(since.Ticks % TimeSpan.TicksPerSecond));
        var older = first.Times.Count(time => time < from);
        if (page.Count == 0 || older == 0 || page.Times.Any(time => time is null || time < from)) return (null, false, null);
        TellsDeletes = Deletes(first, page, since) ?? await Deletes(with, first, stop);
        findings.Sure(TrialTopic.Changes, $"Changes: asked for {How(with.Incremental)}. Asked for what changed since {Ways.Moment(since)} UTC, {Ways.Rows(page.Count)} came and all changed then or later; {Ways.Rows(older, "older ")} of the first page stayed away.{(page.Deleted > 0 ? " Deleted ones came among them." : TellsDeletes == true ? " Deleted ones come where it is asked from before they were deleted on." : "")}{Unknown}");
        return (with with { Incremental = with.Incremental with { Lag = new IncrementalSettings().Lag } }, false, null);
    }

    /// <summary>The middle, or earlier if only then a row that says that it is deleted must come.</summary>
    static DateTimeOffset Since(TriedPage first, DateTimeOffset[] times)
    {
        var middle = times[times.Length / 2];
        var last = first.Keys.Zip(first.Times).Where(row => first.IsDeleted(row.First)).Max(row => row.Second);
        return last < middle && last >= times[0].AddSeconds(1) ? last.Value : middle;
    }

    static bool? Deletes(TriedPage first, TriedPage page, DateTimeOffset since)
    {
        var come = page.Keys.ToHashSet();
        var expected = first.Keys.Zip(first.Times).Where(row => row.Second >= since).Select(row => row.First).ToLookup(first.IsDeleted);
        // Where the others of the first page came and those did not, they do not only stand on a later page.
        return page.Deleted > 0 ? true : expected[true].Any() && expected[false].Any() && expected[false].All(come.Contains) ? false : null;
    }

    /// <summary>Asked for from shortly before one was deleted on, it should come. If it does not, it may stand on a later page.</summary>
    async Task<bool?> Deletes(RestSettings with, TriedPage first, CancellationToken stop)
    {
        if (first.Keys.Zip(first.Times).Where(row => first.IsDeleted(row.First)).Max(row => row.Second) is not { } gone) return null;
        return (await tries.Page(with, since: gone.AddSeconds(-1), stop: stop)).Succeeded(out var page, out _) && page.Deleted > 0 ? true : null;
    }

    IEnumerable<string> OfField()
    {
        var name = settings.Updated.Field!.Split('.')[^1];
        return [$"{name}_since", $"{name}_gte", $"{name}[gte]", $"{name}_after", $"{name}_from"];
    }

    /// <summary>A name that is passed over proves nothing by being taken, so what was proved is told beside it.</summary>
    string Unknown => tries.RefusesUnknown switch
    {
        true => " Names that the source does not know are refused.",
        false => " Names that the source does not know are passed over, and change nothing.",
        null => "",
    };

    static string How(IncrementalSettings incremental) => incremental.By switch
    {
        IncrementalKind.Template => "where {since} stands",
        _ => $"with {incremental.Name}",
    };
}
