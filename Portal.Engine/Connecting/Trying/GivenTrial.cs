using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Shows whether a list is read rightly as somebody set it: by its first two pages, and by what is asked for as changes.</summary>
sealed class GivenTrial(RestSettings settings, Tries tries, Findings findings)
{
    /// <summary>As a first pass asks for it. A token comes only where one is read to its end.</summary>
    readonly RestSettings _first = settings with { Search = new(), Conditional = ConditionalKind.Never, Incremental = settings.Incremental.By == IncrementalKind.Token ? new() : settings.Incremental };

    public ListSize? Size { get; private set; }

    public async Task<Outcome<Done>> Do(CancellationToken stop)
    {
        if (!(await tries.Page(_first, stop: stop)).Succeeded(out var first, out var refusal)) return refusal;
        if (!FirstRows.AreFit(first, settings.Key, findings)) return default(Done);
        Size = Extent(first);
        await Pages(first, stop);
        if (settings.Incremental.By is not (IncrementalKind.None or IncrementalKind.Token)) await new ChangesTrial(tries, settings, null, findings).Prove(first, stop);
        else findings.Open(TrialTopic.Changes, settings.Incremental.By == IncrementalKind.None ? "Every pass reads everything, as you set it." : $"Changes: asked for by what stands at {settings.Incremental.Token} in the last answer of a pass. That is shown when one was read to its end.");
        if (settings.Deletes.By == DeleteKind.List && tries.Ended is null) await Deletes(first, stop);
        if (settings.Search.Most is not null) findings.Open(TrialTopic.Search, "Searches: time is cut into stretches as you set it. That is shown when it is read.");
        if (tries.Ended is { } ended) findings.Open(TrialTopic.Stopped, $"{ended.Message} Nothing more was asked after that.");
        return default(Done);
    }

    /// <summary>A run asks for it only after a first pass, and would be the first to meet what is wrong with it.</summary>
    async Task Deletes(TriedPage first, CancellationToken stop)
    {
        var how = $"Deletes: listed at {settings.Deletes.Path}.";
        if (!(await tries.Page(_first, since: first.Times.Min(), deleted: true, mayBeForbidden: true, stop: stop)).Succeeded(out var gone, out var refusal)) findings.Open(TrialTopic.Deletes, $"{how} That could not be read. {refusal.Message}");
        else if (gone.Count == 0) findings.Open(TrialTopic.Deletes, $"{how} Nothing is listed there now, so it is not shown what that would look like.");
        else if (gone.Keys.Any(key => key is null)) findings.Open(TrialTopic.Deletes, $"{how} {Ways.Rows(gone.Count)} came, and not each has a key.");
        else findings.Sure(TrialTopic.Deletes, $"{how} {Ways.Rows(gone.Count)} came, each with a key.");
    }

    /// <summary>A count that was shown to be wrong is in no settings, so that one is believed only which is.</summary>
    ListSize Extent(TriedPage first)
    {
        var paging = settings.Paging;
        var seen = ListSize.Of(first, paging.Size, isAll: paging.By == PagingKind.None || first.Next is null);
        return paging is { By: PagingKind.Page or PagingKind.Offset, Total: null, Pages: null } && first.Next is not null ? seen.Uncounted() : seen;
    }

    async Task Pages(TriedPage first, CancellationToken stop)
    {
        var paging = settings.Paging;
        if (paging.By == PagingKind.None) findings.Open(TrialTopic.Pages, $"No pages, as you set it: only these {Ways.Rows(first.Count)} are read.{(first.Signals.SaysMore(first.Count) ? " But the source says that there is more." : "")}");
        else if (first.Next is not { } next) findings.Open(TrialTopic.Pages, $"Pages: {Ways.Of(paging)}. By that the first page, of {Ways.Rows(first.Count)}, is the last one already, so nothing could be shown.");
        else if (!(await tries.Page(_first, next, stop: stop)).Succeeded(out var second, out var refusal)) findings.Open(TrialTopic.Pages, $"Pages: {Ways.Of(paging)} is refused. {refusal.Message}");
        else if (PageProof.Of(first, second) is { Verdict: not Verdict.Proved } proof) findings.Open(TrialTopic.Pages, $"Pages: {Ways.Against(paging, proof.Verdict)}.");
        else findings.Sure(TrialTopic.Pages, Ways.Proved(paging, second));
    }
}
