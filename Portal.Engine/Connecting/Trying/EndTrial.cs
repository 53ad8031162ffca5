using System.Globalization;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Looks whether a list ends where the source says that it does, by its last page and the one after it.</summary>
sealed class EndTrial(Tries tries, RestSettings settings, Findings findings)
{
    /// <summary>The source is shown to have another number of rows than it says.</summary>
    public bool Miscounts { get; private set; }

    /// <returns>The paging without what lies, and whether the source shows less than it says it has.</returns>
    public async Task<(PagingSettings Paging, bool IsCapped)> Check(PagingFound found, CancellationToken stop)
    {
        var (paging, signals, count) = (found.Paging, found.Proof.First.Signals, found.Proof.First.Count);
        if (paging.By is not (PagingKind.Page or PagingKind.Offset) || count == 0) return (paging, false);
        var total = signals.Total?.Number > count ? signals.Total.Number : null;
        var pages = signals.PageCount?.Number is > 1 and var told ? told : (total + count - 1) / count;
        if (paging.By == PagingKind.Offset ? total is null : pages is null) return (paging, false);
        var (last, after) = paging.By == PagingKind.Offset ? (total!.Value - 1, total.Value) : (paging.First + pages!.Value - 1, paging.First + pages.Value);
        if (await Rows(paging, last, stop) is not { } onLast) return (paging, false);
        if (onLast == 0)
        {
            findings.Open(TrialTopic.End, string.Create(CultureInfo.InvariantCulture, $"The source says that it has {total ?? pages * count} rows, but what should be the last page is empty: it shows only some of them."));
            return (Without(paging), true);
        }

        if (await Rows(paging, after, stop) is not { } beyond) return (paging, false);
        if (beyond > 0)
        {
            findings.Open(TrialTopic.End, "The source has more rows than it says, so its own count is not used; the reading ends at the first empty page.");
            return (Without(paging), false);
        }

        findings.Sure(TrialTopic.End, string.Create(CultureInfo.InvariantCulture, $"The end: {(paging.By == PagingKind.Offset ? $"row {total}" : $"page {last}")} is the last, as the source says; after it nothing comes."));
        return (paging, false);
    }

    /// <returns>Null if it could not be asked. What is beyond the end may also be refused.</returns>
    async Task<int?> Rows(PagingSettings paging, long token, CancellationToken stop)
    {
        var read = await tries.Page(settings with { Paging = paging }, token.ToString(CultureInfo.InvariantCulture), stop: stop);
        return read.Succeeded(out var page, out var refusal) ? page.Count : tries.MustEnd(refusal) ? null : 0;
    }

    PagingSettings Without(PagingSettings paging)
    {
        Miscounts = true;
        return paging with { Total = null, Pages = null };
    }
}
